package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.domain.Attachment;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.Conversation;
import switchboard.domain.Extra;
import switchboard.domain.HistoryCursor;
import switchboard.domain.Topic;
import switchboard.domain.UserId;

/** Stored JSON of earlier versions must remain readable. */
class StoredJsonTest {

  static Stream<Arguments> calls() {
    return Stream.of(
        Arguments.of(
            new Call.SendMessage(
                new ChatId(-5),
                null,
                new Content(
                    "<b>Hi</b>",
                    List.of(
                        List.of(new Button.Callback("Menu", "s:home")),
                        List.of(
                            new Button.Link("Site", "https://example.org"),
                            new Button.Copy("IBAN", "DE00"))))),
            """
            {"type":"send_message","chat":-5,"content":{"html":"<b>Hi</b>","keyboard":[[{"type":"callback","label":"Menu","data":"s:home"}],[{"type":"link","label":"Site","url":"https://example.org"},{"type":"copy","label":"IBAN","text":"DE00"}]]}}\
            """),
        Arguments.of(
            new Call.EditMessage(new ChatId(5), null, 7, new Content("x", List.of())),
            """
            {"type":"edit_message","chat":5,"messageId":7,"content":{"html":"x","keyboard":[]}}\
            """),
        Arguments.of(
            new Call.SendMessage(
                new ChatId(-5), new Topic.MessageThread(77), new Content("x", List.of())),
            """
            {"type":"send_message","chat":-5,"topic":{"type":"message_thread","id":77},"content":{"html":"x","keyboard":[]}}\
            """),
        Arguments.of(
            new Call.EditMessage(
                new ChatId(-5), new Topic.MessageThread(77), 7, new Content("x", List.of())),
            """
            {"type":"edit_message","chat":-5,"topic":{"type":"message_thread","id":77},"messageId":7,"content":{"html":"x","keyboard":[]}}\
            """),
        Arguments.of(
            new Call.SendDocument(
                new ChatId(-5), new Topic.DirectMessages(9), "data.json", "{}", "Your data", null),
            """
            {"type":"send_document","chat":-5,"topic":{"type":"direct_messages","id":9},"fileName":"data.json","text":"{}","captionHtml":"Your data"}\
            """),
        Arguments.of(
            new Call.EditInlineMessage(
                new ChatId(5),
                new Topic.MessageThread(77),
                "AgAAAN4p",
                new Content("x", List.of()),
                true),
            """
            {"type":"edit_inline_message","chat":5,"topic":{"type":"message_thread","id":77},"inlineMessageId":"AgAAAN4p","content":{"html":"x","keyboard":[]},"replaceable":true}\
            """),
        Arguments.of(
            new Call.AnswerTap("q1", null, false),
            """
            {"type":"answer_tap","queryId":"q1","alert":false}\
            """),
        Arguments.of(
            new Call.AnswerTap("q1", "Gone", true),
            """
            {"type":"answer_tap","queryId":"q1","text":"Gone","alert":true}\
            """),
        Arguments.of(
            new Call.SendMessage(new ChatId(5), null, new Content("x", List.of(), "home")),
            """
            {"type":"send_message","chat":5,"content":{"html":"x","keyboard":[],"screen":"home"}}\
            """),
        Arguments.of(
            new Call.SendDocument(new ChatId(5), null, "data.json", "{}", "Your data", null),
            """
            {"type":"send_document","chat":5,"fileName":"data.json","text":"{}","captionHtml":"Your data"}\
            """),
        Arguments.of(
            new Call.SendDocument(new ChatId(5), null, "data.json", "{}", "Your data", "Not sent"),
            """
            {"type":"send_document","chat":5,"fileName":"data.json","text":"{}","captionHtml":"Your data",\
            "otherwiseHtml":"Not sent"}\
            """),
        Arguments.of(
            new Call.ReplaceMessage(
                new ChatId(5),
                null,
                7,
                new Content(
                    "x",
                    List.of(),
                    "home",
                    new Attachment(
                        Attachment.Kind.PHOTO, new Attachment.Source.Local("ab", "a.jpg")))),
            """
            {"type":"replace_message","chat":5,"messageId":7,"content":{"html":"x","keyboard":[],"screen":"home",\
            "file":{"kind":"PHOTO","source":{"type":"local","sha256":"ab","name":"a.jpg"}}}}\
            """),
        Arguments.of(
            new Call.SendMessage(
                new ChatId(5),
                null,
                new Content(
                    "x",
                    List.of(),
                    null,
                    new Attachment(
                        Attachment.Kind.DOCUMENT, new Attachment.Source.Kept(9, "a.pdf")))),
            """
            {"type":"send_message","chat":5,"content":{"html":"x","keyboard":[],\
            "file":{"kind":"DOCUMENT","source":{"type":"kept","media":9,"name":"a.pdf"}}}}\
            """),
        Arguments.of(
            new Call.DeleteMessage(new ChatId(5), 7, 8L),
            """
            {"type":"delete_message","chat":5,"messageId":7,"shownAs":8}\
            """),
        extra(
            new Extra.Album(
                List.of(
                    new Attachment(
                        Attachment.Kind.VIDEO,
                        new Attachment.Source.Web("https://example.org/a.mp4")))),
            """
            {"type":"album","files":[{"kind":"VIDEO","source":{"type":"web","url":"https://example.org/a.mp4"}}]}\
            """),
        extra(
            new Extra.Archive(new UserId(5), List.of(1L, 2L), "files.zip"),
            """
            {"type":"archive","user":5,"files":[1,2],"fileName":"files.zip"}\
            """),
        extra(
            new Extra.Place(51.5, -0.125, "Café", "12 Mill Lane"),
            """
            {"type":"place","latitude":51.5,"longitude":-0.125,"title":"Café","address":"12 Mill Lane"}\
            """),
        extra(
            new Extra.ContactCard("+49 30 1", "Ann", null),
            """
            {"type":"contact","phone":"+49 30 1","firstName":"Ann"}\
            """));
  }

  private static Arguments extra(Extra extra, String json) {
    return Arguments.of(
        new Call.SendExtra(
            new ChatId(5),
            null,
            extra,
            new Call.SendMessage(new ChatId(5), null, new Content("x", List.of()))),
        """
        {"type":"send_extra","chat":5,"extra":%s,"next":{"type":"send_message","chat":5,"content":{"html":"x","keyboard":[]}}}\
        """
            .formatted(json));
  }

  static Stream<Arguments> conversations() {
    return Stream.of(
        Arguments.of(
            new Conversation.Browsing("home"), "{\"type\":\"browsing\",\"screen\":\"home\"}"),
        Arguments.of(
            new Conversation.ReadingHistory(new HistoryCursor.Newest()),
            "{\"type\":\"history\",\"cursor\":{\"type\":\"newest\"}}"),
        Arguments.of(
            new Conversation.ReadingHistory(new HistoryCursor.OlderThan(9)),
            "{\"type\":\"history\",\"cursor\":{\"type\":\"older_than\",\"id\":9}}"),
        Arguments.of(
            new Conversation.ReadingHistory(new HistoryCursor.NewerThan(9)),
            "{\"type\":\"history\",\"cursor\":{\"type\":\"newer_than\",\"id\":9}}"),
        Arguments.of(
            new Conversation.InSettings(true), "{\"type\":\"settings\",\"choosingLanguage\":true}"),
        Arguments.of(
            new Conversation.ConfirmingDeletion(3, Instant.parse("2026-03-01T10:00:00Z")),
            "{\"type\":\"confirming_deletion\",\"nonce\":3,\"askedAt\":\"2026-03-01T10:00:00Z\"}"),
        Arguments.of(new Conversation.ReadingPrivacy(), "{\"type\":\"privacy\"}"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aCallIsStoredUnderTheseNames(Call call, String json) {
    assertThat(StoredJson.of(call)).isEqualTo(json);
    assertThat(StoredJson.call(json)).isEqualTo(call);
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void aConversationIsStoredUnderTheseNames(Conversation conversation, String json) {
    assertThat(StoredJson.of(conversation)).isEqualTo(json);
    assertThat(StoredJson.conversation(json)).isEqualTo(conversation);
    assertThat(json).contains("\"type\":\"" + StoredJson.state(conversation) + "\"");
  }

  /** Without a name of its own, a type would be stored under the name of its class. */
  @Test
  void everyTypeHasAName() {
    var named =
        Arrays.stream(StoredJson.class.getDeclaredClasses())
            .flatMap(cases -> Stream.ofNullable(cases.getAnnotation(JsonSubTypes.class)))
            .flatMap(cases -> Arrays.stream(cases.value()))
            .map(JsonSubTypes.Type::value);
    var types =
        Stream.of(
                Call.class,
                Button.class,
                Attachment.Source.class,
                Extra.class,
                Conversation.class,
                HistoryCursor.class,
                Topic.class)
            .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()));
    assertThat(named.map(Class::getName))
        .containsExactlyInAnyOrderElementsOf(types.map(Class::getName).toList());
  }

  @Test
  void aTopicIsStoredUnderTheseNames() {
    var thread = new Topic.MessageThread(77);
    var direct = new Topic.DirectMessages(9);
    assertThat(StoredJson.of(thread)).isEqualTo("{\"type\":\"message_thread\",\"id\":77}");
    assertThat(StoredJson.of(direct)).isEqualTo("{\"type\":\"direct_messages\",\"id\":9}");
    assertThat(StoredJson.topic(StoredJson.of(thread))).isEqualTo(thread);
    assertThat(StoredJson.topic(StoredJson.of(direct))).isEqualTo(direct);
  }

  @Test
  void whatANewerProgramAddedIsPassedOver() {
    assertThat(
            StoredJson.call(
                "{\"type\":\"answer_tap\",\"queryId\":\"q\",\"alert\":false,\"new\":1}"))
        .isEqualTo(new Call.AnswerTap("q", null, false));
  }
}
