package switchboard.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonAddressTest {

  static List<ButtonAddress> addresses() {
    var addresses = new ArrayList<ButtonAddress>();
    for (var action : Action.values()) {
      addresses.add(new ButtonAddress.Do(action));
      addresses.add(ButtonAddress.Offered.of(new ButtonAddress.Do(action)));
    }
    for (long id : new long[] {0, 1, 123, (1L << 52) - 1}) {
      addresses.add(new ButtonAddress.Page(new HistoryCursor.OlderThan(id)));
      addresses.add(new ButtonAddress.Page(new HistoryCursor.NewerThan(id)));
      addresses.add(new ButtonAddress.Confirm(id));
      for (var refusal : ButtonAddress.Refusal.values()) {
        addresses.add(new ButtonAddress.Refused(refusal, id));
      }
    }
    List.of("en", "pt", "zh").forEach(tag -> addresses.add(new ButtonAddress.Speak(tag)));
    addresses.addAll(
        List.of(
            new ButtonAddress.Page(new HistoryCursor.Newest()),
            new ButtonAddress.Notify(true),
            new ButtonAddress.Notify(false),
            new ButtonAddress.Understand(true),
            new ButtonAddress.Understand(false),
            ButtonAddress.Offered.of(new ButtonAddress.Open("hours")),
            ButtonAddress.Offered.of(new ButtonAddress.Open("o:s:x")),
            ButtonAddress.Offered.of(new ButtonAddress.Open("s".repeat(60))),
            ButtonAddress.Offered.of(new ButtonAddress.Open("s".repeat(61))),
            new ButtonAddress.Settled(),
            new ButtonAddress.Wear("stars"),
            new ButtonAddress.Wear("t".repeat(60)),
            new ButtonAddress.Open("hours"),
            new ButtonAddress.Open("a:b:c"),
            new ButtonAddress.Open("приклад"),
            new ButtonAddress.Open("s".repeat(62)),
            new ButtonAddress.Keep()));
    List.copyOf(addresses)
        .forEach(address -> {
          addresses.add(new ButtonAddress.Shared(address));
          addresses.add(ButtonAddress.Shared.in(new Topic.MessageThread(77), address));
          addresses.add(ButtonAddress.Shared.in(new Topic.DirectMessages(1L << 52), address));
        });
    return addresses;
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void everyAddressComesBackAsItWentAndFitsIntoAButton(ButtonAddress address) {
    assertThat(ButtonAddress.parse(address.data())).contains(address);
    assertThat(address.data().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 64);
  }

  /** Existing buttons in chats carry these addresses, so they must not change. */
  @ParameterizedTest
  @CsvSource({
    "s:hours, Open[screen=hours]",
    "a:history, Do[action=HISTORY]",
    "h, Page[cursor=Newest[]]",
    "h:o:123, Page[cursor=OlderThan[id=123]]",
    "h:n:123, Page[cursor=NewerThan[id=123]]",
    "l:de, Speak[language=de]",
    "p:n:1, Notify[wanted=true]",
    "p:n:0, Notify[wanted=false]",
    "p:t:stars, Wear[theme=stars]",
    "d:9, Confirm[nonce=9]",
    "k, Keep[]",
    "p:u:1, Understand[wanted=true]",
    "o:s:hours, Offered[leadsTo=Open[screen=hours]]",
    "o:a:delete, Offered[leadsTo=Do[action=DELETE]]",
    "n:a:77, 'Refused[refusal=ANSWER, messageId=77]'",
    "n:o:77, 'Refused[refusal=OFFERS, messageId=77]'",
    "q, Settled[]",
    "S:hours, 'Shared[leadsTo=Open[screen=hours], topic=null]'",
    "A:home, 'Shared[leadsTo=Do[action=HOME], topic=null]'",
    "S77:hours, 'Shared[leadsTo=Open[screen=hours], topic=MessageThread[id=77]]'",
    "Ad8:home, 'Shared[leadsTo=Do[action=HOME], topic=DirectMessages[id=8]]'",
    "K77, 'Shared[leadsTo=Keep[], topic=MessageThread[id=77]]'"
  })
  void theFormatIsFixed(String data, String address) {
    assertThat(ButtonAddress.parse(data).orElseThrow()).hasToString(address);
  }

  @Test
  void aTopicThatDoesNotFitIsLeftOut() {
    var topic = new Topic.MessageThread(123_456_789);
    var fits = new ButtonAddress.Open("s".repeat(53));
    assertThat(ButtonAddress.Shared.in(topic, fits).topic()).isEqualTo(topic);
    var tooLong = new ButtonAddress.Open("s".repeat(54));
    assertThat(ButtonAddress.Shared.in(topic, tooLong))
        .isEqualTo(new ButtonAddress.Shared(tooLong));
  }

  @Test
  void anOfferThatDoesNotFitIsAnOrdinaryButton() {
    var fits = new ButtonAddress.Open("s".repeat(60));
    assertThat(ButtonAddress.Offered.of(fits)).isEqualTo(new ButtonAddress.Offered(fits));
    var tooLong = new ButtonAddress.Open("s".repeat(61));
    assertThat(ButtonAddress.Offered.of(tooLong)).isEqualTo(tooLong);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ":",
        "s",
        "s:",
        "s: ",
        "a:",
        "a:HISTORY",
        "a:shutdown",
        "h:",
        "h:o:",
        "h:x:1",
        "h:o:-1",
        "h:o:+1",
        "h:o:01",
        "h:o:1 ",
        "h:o:99999999999999999999",
        "h:o:١",
        "p:",
        "p:n:",
        "p:n:2",
        "p:n:true",
        "d:",
        "d:-1",
        "d:1e3",
        "k:",
        "k:1",
        "p:u:",
        "p:u:2",
        "o",
        "o:",
        "o:s:",
        "o:a:x",
        "o:h",
        "o:k",
        "o:o:s:hours",
        "o:S:hours",
        "n",
        "n:",
        "n:a",
        "n:a:",
        "n:a:x",
        "n:a:-1",
        "n:x:1",
        "q:",
        "q:1",
        "S",
        "S:",
        "SS:hours",
        "s7:hours",
        "S0:hours",
        "S07:hours",
        "S-7:hours",
        "Sd:hours",
        "SD7:hours",
        "S7",
        "S9999999999999999999:hours",
        "A:HOME",
        "X:y",
        "\u0000",
        "\uD800",
        "x:y",
        "s\nhours"
      })
  void whatIsNotWrittenExactlySoIsNoAddress(String data) {
    assertThat(ButtonAddress.parse(data)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 64, 10_000})
  void whatDoesNotFitIntoAButtonIsNoAddress(int length) {
    assertThat(ButtonAddress.parse("s:" + "x".repeat(length))).isEmpty();
    assertThat(ButtonAddress.parse("s:" + "я".repeat((length + 1) / 2))).isEmpty();
  }
}
