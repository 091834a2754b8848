package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Chat;
import switchboard.domain.ChatId;
import switchboard.domain.Incoming;
import switchboard.domain.Person;
import switchboard.domain.UserId;

class UpdateReaderTest extends UpdateReadingTestBase {

  @Test
  void readsAText() {
    var text = (Incoming.Text) inPrivate("'text':'Hello'");
    var ann = new Person(new UserId(7), "Ann", "Lee", "ann", "de", false);
    var chat = new Chat(new ChatId(7), Chat.Kind.PRIVATE);
    assertThat(text.text()).isEqualTo("Hello");
    assertThat(text.message())
        .isEqualTo(
            new Incoming.Message(
                ann, chat, null, 3, Instant.ofEpochSecond(1_700_000_000), null, true));
    assertThat(text.origin()).isEqualTo(new switchboard.domain.Origin(5, "message", NOW));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "/start, start, ||",
        "/START, start, ||",
        "/start abc_-9, start, abc_-9",
        "/start   a b  , start, a b",
        "/start@Desk_Bot ref, start, ref",
        "/start\\nx, start, x",
        "/start Straße, start, Straße",
        "/a1_b, a1_b, ||"
      })
  void readsCommandsWithoutEntities(String text, String name, String argument) {
    var command = (Incoming.Command) inPrivate("'text':'" + text + "'");
    assertThat(command.name()).isEqualTo(name);
    assertThat(command.argument()).isEqualTo(argument);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "//start",
        " /start",
        "/usr/bin",
        "/über",
        "a /start",
        "/a@",
        "/@b",
        "／start"
      })
  void takesOtherSlashesForText(String text) {
    assertThat(inPrivate("'text':'" + text + "'")).isInstanceOf(Incoming.Text.class);
  }

  @Test
  void believesTelegramsMarksAboutCommands() {
    assertThat(
            inPrivate(
                "'text':'/help, me','entities':[{'type':'bot_command','offset':0,'length':5}]"))
        .isInstanceOfSatisfying(
            Incoming.Command.class,
            command -> {
              assertThat(command.name()).isEqualTo("help");
              assertThat(command.argument()).isEqualTo(", me");
            });
    assertThat(inPrivate("'text':'/help','entities':[{'type':'code','offset':0,'length':5}]"))
        .isInstanceOf(Incoming.Text.class);
  }

  @ParameterizedTest
  @CsvSource({
    "-1,5",
    "0,-5",
    "0,99999999999",
    "99,1",
    "0,0",
    "4294967296,5",
    "2147483647,2147483647"
  })
  void survivesEntitiesThatPointNowhere(String offset, String length) {
    var range = "'offset':" + offset + ",'length':" + length;
    assertThat(
            inGroup(
                "'text':'/help','entities':[{'type':'bot_command',"
                    + range
                    + "},{'type':'mention',"
                    + range
                    + "}]"))
        .isInstanceOf(Incoming.Said.class);
  }

  @Test
  void knowsWhenAGroupTalksToTheBot() {
    assertThat(isAddressed(inGroup("'text':'hi'"))).isFalse();
    assertThat(isAddressed(inGroup("'text':'/help'"))).isTrue();
    assertThat(isAddressed(inGroup("'text':'/help@desk_bot'"))).isTrue();
    assertThat(isAddressed(inGroup("'text':'/help@other_bot'"))).isFalse();
    assertThat(isAddressed(inGroup("'text':'hi','reply_to_message':{'from':{'id':99}}"))).isTrue();
    assertThat(isAddressed(inGroup("'text':'hi','reply_to_message':{'from':{'id':98}}"))).isFalse();
    assertThat(
            isAddressed(
                inGroup(
                    "'text':'x','entities':[{'type':'text_mention','offset':0,'length':1,"
                        + "'user':{'id':99}}]")))
        .isTrue();
  }

  @Test
  void countsMentionsInUtf16() {
    var text = "'text':'👋👋 @desk_bot','entities':[{'type':'mention','length':9,'offset':";
    assertThat(isAddressed(inGroup(text + "5}]"))).isTrue();
    assertThat(isAddressed(inGroup(text + "3}]"))).isFalse();
    assertThat(
            isAddressed(
                inGroup(
                    "'photo':[],'caption':'@Desk_Bot',"
                        + "'caption_entities':[{'type':'mention','offset':0,'length':9}]")))
        .isTrue();
  }

  @Test
  void doesNotTakeATopicOfTheBotForAReply() {
    assertThat(
            isAddressed(
                inGroup(
                    "'text':'hi','reply_to_message':{'from':{'id':99},"
                        + "'forum_topic_created':{'name':'x'}}")))
        .isFalse();
  }

  @Test
  void isAddressedByIdAloneUntilItKnowsItsName() {
    bot.set(new BotIdentity(99, null, ""));
    assertThat(isAddressed(inGroup("'text':'/help@desk_bot'"))).isFalse();
    assertThat(isAddressed(inGroup("'text':'/help'"))).isTrue();
    assertThat(isAddressed(inGroup("'text':'hi','reply_to_message':{'from':{'id':99}}"))).isTrue();
    assertThat(isAddressed(inPrivate("'text':'/help@any_bot'"))).isTrue();
  }

  @Test
  void readsMediaWithTheFileThatCounts() {
    assertMedia(
        "'photo':[{'file_id':'s','width':90,'height':90},{'file_id':'l','width':900,'height':900},"
            + "{'file_id':'m','width':300,'height':300}],'caption':'sea'",
        "photo",
        "l",
        "sea");
    assertMedia("'animation':{'file_id':'a'},'document':{'file_id':'d'}", "animation", "a", null);
    assertMedia("'document':{'file_id':'d'},'caption':''", "document", "d", "");
    assertMedia("'location':{},'venue':{}", "venue", null, null);
    assertMedia("'live_photo':{'file_id':'v'},'photo':[]", "live_photo", "v", null);
    assertMedia("'dice':{'value':3}", "dice", null, "3");
    assertMedia("'voice':'odd'", "voice", null, null);
  }

  private void assertMedia(
      String content, String type, @Nullable String fileId, @Nullable String caption) {
    var media = (Incoming.Media) inPrivate(content);
    assertThat(media.type()).isEqualTo(type);
    assertThat(media.fileId()).isEqualTo(fileId);
    assertThat(media.caption()).isEqualTo(caption);
  }

  @ParameterizedTest
  @CsvSource({
    "new_chat_members, [{'id':7}]",
    "pinned_message, {'text':'x'}",
    "migrate_to_chat_id, -100123",
    "something_of_2031, true"
  })
  void namesServiceMessagesByWhatTheySay(String field, String value) {
    var other = (Incoming.Other) inGroup("'" + field + "':" + value);
    assertThat(other.origin().kind()).isEqualTo(field);
  }

  @Test
  void knowsNobodyBehindAChat() {
    var other = inGroup("'sender_chat':{'id':-100},'text':'from the board'");
    assertThat(other).isInstanceOf(Incoming.Other.class);
    assertThat(other.person()).isNull();
    assertThat(other.origin().kind()).isEqualTo("message");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"channel_post", "business_message", "edited_business_message", "guest_message"})
  void leavesMessagesToOthersAlone(String kind) {
    var other =
        read(
            "{'update_id':5,'"
                + kind
                + "':{'message_id':1,'from':"
                + ANN
                + ",'chat':{'id':7,'type':'private'},'text':'secret'}}");
    assertThat(other).isInstanceOf(Incoming.Other.class);
    assertThat(other.origin().kind()).isEqualTo(kind);
    assertThat(other.person()).isNull();
  }

  @Test
  void readsEdits() {
    assertThat(edited("'text':'new'")).isEqualTo("new");
    assertThat(edited("'photo':[],'caption':'new'")).isEqualTo("new");
    assertThat(edited("'location':{}")).isNull();
  }

  private @Nullable String edited(String content) {
    return ((Incoming.Edited)
            read(
                "{'update_id':5,'edited_message':{'message_id':3,'from':"
                    + ANN
                    + ",'chat':{'id':7},"
                    + content
                    + "}}"))
        .text();
  }

  @Test
  void readsTaps() {
    var on = ",'message':{'message_id':4,'chat':{'id':7,'type':'private'},'date':1700000000}";
    assertThat(tap(",'data':'m:1'" + on))
        .asInstanceOf(InstanceOfAssertFactories.type(Incoming.Tap.class))
        .satisfies(tap -> {
          assertThat(tap.queryId()).isEqualTo("q");
          assertThat(tap.data()).isEqualTo("m:1");
          assertThat(tap.on())
              .isEqualTo(
                  new Incoming.On.InChat(
                      new Chat(new ChatId(7), Chat.Kind.PRIVATE),
                      null,
                      4,
                      Instant.ofEpochSecond(1_700_000_000)));
        });
  }

  @Test
  void readsTapsWithoutTheirMessage() {
    var inline = (Incoming.Tap) tap(",'data':'x','inline_message_id':'i'");
    assertThat(inline.on()).isEqualTo(new Incoming.On.Inline("i"));
    assertThat(inline.person().id()).isEqualTo(new UserId(7));
    var message = ",'message':{'message_id':4,'chat':{'id':7},'date':0}";
    assertThat(((Incoming.Tap) tap(",'inline_message_id':'i'" + message)).on())
        .isInstanceOf(Incoming.On.InChat.class);
    for (var odd : new String[] {"", ",'inline_message_id':''", ",'inline_message_id':{}"}) {
      assertThat(((Incoming.Tap) tap(",'data':'x'" + odd)).on()).isNull();
    }
    var game = (Incoming.Tap) tap(",'game_short_name':'g','inline_message_id':'i'");
    assertThat(game.on()).isNull();
  }

  @Test
  void readsTapsOnMessagesThatAreGone() {
    var gone = (Incoming.Tap) tap(",'message':{'message_id':4,'chat':{'id':7},'date':0}");
    assertThat(gone.on()).isNotNull().extracting("sentAt").isNull();
    var game =
        (Incoming.Tap)
            tap(",'game_short_name':'g','message':{'message_id':4,'chat':{'id':7},'date':1}");
    assertThat(game.on()).isNull();
    assertThat(game.data()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"kicked,false", "left,false", "member,true"})
  void noticesBlocking(String status, boolean reachable) {
    assertThat(membership("private", status))
        .isInstanceOfSatisfying(
            Incoming.Reachability.class,
            change -> assertThat(change.reachable()).isEqualTo(reachable));
    assertThat(membership("group", status)).isInstanceOf(Incoming.Other.class);
  }

  private Incoming membership(String type, String status) {
    return read(
        "{'update_id':5,'my_chat_member':{'from':"
            + ANN
            + ",'chat':{'id':7,'type':'"
            + type
            + "'},'new_chat_member':{'status':'"
            + status
            + "'}}}");
  }
}
