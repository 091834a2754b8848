package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Incoming;

/** Updates of Bot API 10.3, 10.4, 10.5 and of future versions. */
class NewerUpdatesTest extends UpdateReadingTestBase {

  @ParameterizedTest
  @ValueSource(strings = {"widget_query", "shared_widget_query", "kind_of_2031"})
  void aNewerKindIsCountedByItsName(String kind) {
    var update =
        read("{'update_id':5,'" + kind + "':{'id':'w','from':" + ANN + ",'data':{'a':[1]}}}");
    assertThat(update).isInstanceOf(Incoming.Other.class);
    assertThat(update.origin().kind()).isEqualTo(kind);
    assertThat(update.person()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"widget_query", "shared_widget_query"})
  void aKindThatIsKnownComesBeforeOneThatIsNot(String kind) {
    var update = read("{'update_id':5,'extra':{},'" + kind + "':{'from':" + ANN + "}}");
    assertThat(update.origin().kind()).isEqualTo(kind);
  }

  @Test
  void everyKindOfThePublishedApiIsKnown() throws IOException {
    var published = new TreeSet<String>();
    try (InputStream facts =
        Objects.requireNonNull(
            NewerUpdatesTest.class.getResourceAsStream("/switchboard/simulator/bot-api.json"))) {
      var fields = new ObjectMapper().readTree(facts).at("/types/Update/fields");
      fields.fieldNames().forEachRemaining(published::add);
    }
    published.remove("update_id");
    assertThat(published).contains("message", "callback_query");
    for (var kind : published) {
      assertThat(read("{'update_id':5,'extra':{},'" + kind + "':{}}").origin().kind())
          .as("extra comes first, and is not known")
          .isEqualTo(kind);
    }
    assertThat(published).containsAll(BotApi.ALLOWED_UPDATES);
  }

  @Test
  void newerFieldsOfAMessageNeverMatter() {
    for (var newer :
        List.of(
            "'ephemeral_message_id':9,'receiver_user':" + ANN,
            "'ephemeral_message_parameters':{'receiver_user_id':7}",
            "'reply_markup':{'force_reply':true,'inline_keyboard':[[{'text':'x','disabled':true}]]}",
            "'quote':{'text':'x','rich_text':{'type':'quote'}}",
            "'widget':{'id':'w','data':'{}'}",
            "'something_of_2031':{'a':[1,{'b':null}]}")) {
      var text = (Incoming.Text) inPrivate("'text':'hi'," + newer);
      assertThat(text.text()).isEqualTo("hi");
      assertThat(text.message().addressed()).isTrue();
    }
  }

  @Test
  void aServiceMessageWithNewerFieldsIsNamedAsBefore() {
    var allowed = inPrivate("'write_access_allowed':{'from_request':true,'inviter':" + ANN + "}");
    assertThat(allowed).isInstanceOf(Incoming.Other.class);
    assertThat(allowed.origin().kind()).isEqualTo("write_access_allowed");
  }

  @Test
  void aUserWithoutTheFieldsThatOnlyBotsHaveIsRead() {
    var bot = "{'id':9,'is_bot':true,'first_name':'B','username':'b_bot'}";
    var update =
        read(
            "{'update_id':5,'message':{'message_id':3,'from':"
                + bot
                + ",'chat':{'id':-100,'type':'supergroup'},'text':'x'}}");
    assertThat(((Incoming.Text) update).message().person().bot()).isTrue();
  }

  @Test
  void thePartsOfAnAlbumShareItsNumber() {
    var part = "'media_group_id':'13524655','photo':[{'file_id':'f'}]";
    assertThat(((Incoming.Said) inPrivate(part)).message().album()).isEqualTo("13524655");
    assertThat(((Incoming.Said) inGroup(part)).message().album()).isEqualTo("13524655");
    assertThat(((Incoming.Said) inPrivate("'text':'hi'")).message().album()).isNull();
    for (var odd : List.of("null", "{}", "[]")) {
      var incoming = inPrivate("'media_group_id':" + odd + ",'photo':[{'file_id':'f'}]");
      assertThat(((Incoming.Said) incoming).message().album()).isNull();
    }
  }
}
