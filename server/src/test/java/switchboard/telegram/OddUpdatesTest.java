package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Chat;
import switchboard.domain.Incoming;

/** Malformed and unusual updates. */
class OddUpdatesTest extends UpdateReadingTestBase {

  @Test
  void takesNumbersInQuotes() {
    var text =
        (Incoming.Text)
            read(
                "{'update_id':5,'message':{'message_id':'3','date':'1700000000',"
                    + "'from':{'id':'7'},'chat':{'id':'7'},'text':12}}");
    assertThat(text.message().id()).isEqualTo(3);
    assertThat(text.message().chat().kind()).isEqualTo(Chat.Kind.PRIVATE);
    assertThat(text.message().person().firstName()).isEmpty();
    assertThat(text.text()).isEqualTo("12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4503599627370496",
        "9223372036854775807",
        "9223372036854775808",
        "-7",
        "0",
        "7.5",
        "1e3",
        "true",
        "null",
        "[7]",
        "{}",
        "'seven'"
      })
  void knowsNobodyByAnImpossibleId(String id) {
    var other =
        read(
            "{'update_id':5,'message':{'message_id':3,'from':{'id':"
                + id
                + "},'chat':{'id':7},'text':'x'}}");
    assertThat(other).isInstanceOf(Incoming.Other.class);
    assertThat(other.person()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "253402300800",
        "30000000000000000",
        "100000000000000",
        "0",
        "1.5",
        "null",
        "9223372036854775807",
        "1e400",
        "'x'",
        "{}"
      })
  void takesItsOwnTimeForAnImpossibleOne(String date) {
    var said =
        (Incoming.Said)
            read(
                "{'update_id':5,'message':{'message_id':3,'from':{'id':7},'chat':{'id':7},"
                    + "'text':'x','date':"
                    + date
                    + "}}");
    assertThat(said.message().sentAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4_102_444_800L})
  void takesAnUnlikelyTimeAsItIs(long date) {
    var said =
        (Incoming.Said)
            read(
                "{'update_id':5,'message':{'message_id':3,'from':{'id':7},'chat':{'id':7},"
                    + "'text':'x','date':"
                    + date
                    + "}}");
    assertThat(said.message().sentAt()).isEqualTo(Instant.ofEpochSecond(date));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\ufffe", "\\u2028", "\\u001b[31m", "\\u200b\\u2060", "e\\u0301\\u0301", "{a}"})
  void keepsOddLetters(String escaped) {
    assertThat(((Incoming.Text) inPrivate("'text':'a" + escaped + "'")).text())
        .isEqualTo("a" + decoded(escaped));
  }

  private static String decoded(String escaped) {
    return Pattern.compile("\\\\u([0-9a-f]{4})")
        .matcher(escaped)
        .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
  }

  /** An automatic forward of a channel post to its discussion group. */
  @Test
  void knowsNobodyBehindAnAutomaticForward() {
    var other =
        read(
            "{'update_id':5,'message':{'message_id':3,'date':1700000000,'is_automatic_forward':true,"
                + "'from':{'id':777000,'is_bot':false,'first_name':'Telegram'},"
                + "'sender_chat':{'id':-1007,'type':'channel','title':'News'},"
                + "'forward_origin':{'type':'channel','date':1,'message_id':9,'chat':{'id':-1007,'type':'channel'}},"
                + "'chat':{'id':-100,'type':'supergroup'},'text':'/start@Desk_Bot',"
                + "'entities':[{'type':'bot_command','offset':0,'length':15}]}}");
    assertThat(other).isInstanceOf(Incoming.Other.class);
    assertThat(other.person()).isNull();
  }

  @Test
  void replacesWhatCannotBeStoredAndKeepsTheRest() {
    assertThat(((Incoming.Text) inPrivate("'text':'a\\ud83db\\u0000c\\ude00👋'")).text())
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFD👋");
  }

  @Test
  void prefersTheKindThatItKnows() {
    assertThat(read("{'future':{'a':1},'update_id':5,'poll':{'id':'1'}}").origin().kind())
        .isEqualTo("poll");
    assertThat(read("{'update_id':5,'future_kind':{'a':1}}").origin().kind())
        .isEqualTo("future_kind");
    assertThat(read("{'update_id':5,'message':null,'callback_query':{'id':'q','from':{'id':7}}}"))
        .isInstanceOf(Incoming.Tap.class);
    assertThat(read("{'update_id':5}").origin().kind()).isEqualTo("unknown");
    assertThat(read("{'update_id':5,'<b>':{}}").origin().kind()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "'x'", "null", "true", "", " "})
  void refusesWhatIsNoObject(String json) {
    assertThat(tryRead(json)).isInstanceOf(UpdateReader.Read.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'update_id':null}",
        "{'update_id':'5'}",
        "{'update_id':5.0}",
        "{'update_id':9223372036854775808}",
        "{'update_id':[5]}",
        "{'update_id':true}"
      })
  void refusesUpdatesWithoutANumber(String json) {
    assertThat(tryRead(json))
        .isEqualTo(new UpdateReader.Read.Malformed("An update must have an integer update_id."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'update_id':5} {'update_id':6}", "{'update_id':5}]", "{'update_id':5,}"})
  void refusesWhatIsMoreOrLessThanOneValue(String json) {
    assertThat(tryRead(json)).isInstanceOf(UpdateReader.Read.Malformed.class);
  }

  @Test
  void refusesBombsOfDepthInsteadOfFallingOver() {
    for (var open : new String[] {"[", "{'a':"}) {
      assertThat(tryRead("{'update_id':5,'message':" + open.repeat(100_000)))
          .isInstanceOf(UpdateReader.Read.Malformed.class);
    }
    var closed = "[".repeat(50_000) + "]".repeat(50_000);
    assertThat(tryRead("{'update_id':5,'message':" + closed + "}"))
        .isInstanceOf(UpdateReader.Read.Malformed.class);
  }

  @Test
  void takesTheLastOfTwoFieldsOfOneName() {
    assertThat(read("{'update_id':5,'update_id':6}").origin().updateId()).isEqualTo(6);
  }

  @Test
  void refusesTextThatIsNotUtf8WithoutRepeatingIt() {
    var bytes = "{\"update_id\":5,\"x\":\"secret\"}".getBytes(StandardCharsets.UTF_8);
    bytes[20] = (byte) 0xFF;
    assertThat(reader.read(bytes, NOW))
        .isInstanceOfSatisfying(
            UpdateReader.Read.Malformed.class,
            malformed -> assertThat(malformed.reason()).startsWith("Invalid JSON"));
    assertThat(tryRead("{'update_id':secret}"))
        .isInstanceOfSatisfying(
            UpdateReader.Read.Malformed.class,
            malformed -> assertThat(malformed.reason()).doesNotContain("secret"));
  }
}
