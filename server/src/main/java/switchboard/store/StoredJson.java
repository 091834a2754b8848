package switchboard.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import switchboard.domain.Attachment;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.Conversation;
import switchboard.domain.Extra;
import switchboard.domain.HistoryCursor;
import switchboard.domain.NumericId;
import switchboard.domain.Topic;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON format of calls and conversations stored in columns. Type names are spelled out here,
 * because rows outlive class names. Unknown fields from newer versions are ignored.
 */
public final class StoredJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addMixIn(Call.class, CallCases.class)
          .addMixIn(Button.class, ButtonCases.class)
          .addMixIn(Attachment.Source.class, SourceCases.class)
          .addMixIn(Extra.class, ExtraCases.class)
          .addMixIn(Conversation.class, ConversationCases.class)
          .addMixIn(HistoryCursor.class, CursorCases.class)
          .addMixIn(Topic.class, TopicCases.class)
          .addMixIn(NumericId.class, IdAsNumber.class)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private static final ObjectWriter CALL_WRITER = JSON.writerFor(Call.class);
  private static final ObjectReader CALL_READER = JSON.readerFor(Call.class);
  private static final ObjectWriter CONVERSATION_WRITER = JSON.writerFor(Conversation.class);
  private static final ObjectReader CONVERSATION_READER = JSON.readerFor(Conversation.class);

  private static final ObjectWriter TOPIC_WRITER = JSON.writerFor(Topic.class);
  private static final ObjectReader TOPIC_READER = JSON.readerFor(Topic.class);

  private StoredJson() {}

  public static String of(Call call) {
    return CALL_WRITER.writeValueAsString(call);
  }

  /**
   * @throws JacksonException when the text is not a call
   */
  public static Call call(String json) {
    return CALL_READER.readValue(json);
  }

  public static String of(Conversation conversation) {
    return CONVERSATION_WRITER.writeValueAsString(conversation);
  }

  /**
   * @throws JacksonException when the text is not a conversation
   */
  public static Conversation conversation(String json) {
    return CONVERSATION_READER.readValue(json);
  }

  public static String of(Topic topic) {
    return TOPIC_WRITER.writeValueAsString(topic);
  }

  /**
   * @throws JacksonException when the text is not a topic
   */
  public static Topic topic(String json) {
    return TOPIC_READER.readValue(json);
  }

  /** The stored name of a conversation's type. */
  public static String state(Conversation conversation) {
    return switch (conversation) {
      case Conversation.Browsing _ -> "browsing";
      case Conversation.ReadingHistory _ -> "history";
      case Conversation.InSettings _ -> "settings";
      case Conversation.ConfirmingDeletion _ -> "confirming_deletion";
      case Conversation.ReadingPrivacy _ -> "privacy";
    };
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Call.SendMessage.class, name = "send_message"),
    @JsonSubTypes.Type(value = Call.EditMessage.class, name = "edit_message"),
    @JsonSubTypes.Type(value = Call.ReplaceMessage.class, name = "replace_message"),
    @JsonSubTypes.Type(value = Call.DeleteMessage.class, name = "delete_message"),
    @JsonSubTypes.Type(value = Call.SendExtra.class, name = "send_extra"),
    @JsonSubTypes.Type(value = Call.EditInlineMessage.class, name = "edit_inline_message"),
    @JsonSubTypes.Type(value = Call.AnswerTap.class, name = "answer_tap"),
    @JsonSubTypes.Type(value = Call.SendDocument.class, name = "send_document")
  })
  private interface CallCases {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Button.Callback.class, name = "callback"),
    @JsonSubTypes.Type(value = Button.Link.class, name = "link"),
    @JsonSubTypes.Type(value = Button.Copy.class, name = "copy")
  })
  private interface ButtonCases {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Attachment.Source.Web.class, name = "web"),
    @JsonSubTypes.Type(value = Attachment.Source.Local.class, name = "local"),
    @JsonSubTypes.Type(value = Attachment.Source.Kept.class, name = "kept")
  })
  private interface SourceCases {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Extra.Album.class, name = "album"),
    @JsonSubTypes.Type(value = Extra.Archive.class, name = "archive"),
    @JsonSubTypes.Type(value = Extra.Place.class, name = "place"),
    @JsonSubTypes.Type(value = Extra.ContactCard.class, name = "contact")
  })
  private interface ExtraCases {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Conversation.Browsing.class, name = "browsing"),
    @JsonSubTypes.Type(value = Conversation.ReadingHistory.class, name = "history"),
    @JsonSubTypes.Type(value = Conversation.InSettings.class, name = "settings"),
    @JsonSubTypes.Type(value = Conversation.ConfirmingDeletion.class, name = "confirming_deletion"),
    @JsonSubTypes.Type(value = Conversation.ReadingPrivacy.class, name = "privacy")
  })
  private interface ConversationCases {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = HistoryCursor.Newest.class, name = "newest"),
    @JsonSubTypes.Type(value = HistoryCursor.OlderThan.class, name = "older_than"),
    @JsonSubTypes.Type(value = HistoryCursor.NewerThan.class, name = "newer_than")
  })
  private interface CursorCases {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Topic.MessageThread.class, name = "message_thread"),
    @JsonSubTypes.Type(value = Topic.DirectMessages.class, name = "direct_messages")
  })
  private interface TopicCases {}
}
