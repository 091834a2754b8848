package switchboard.engine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.domain.Call;
import switchboard.domain.NumericId;
import switchboard.store.IdAsNumber;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.PersonalData;
import switchboard.store.StoredJson;
import switchboard.store.WaitingDao.WaitingRow;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON export of all data stored about a user: an explanation, then the rows of each table under
 * their column names.
 */
public final class ExportDocument {

  /** The document leaves the bot: it names files, but neither their places nor their keys. */
  @JsonIgnoreProperties({"folder", "path", "content_key"})
  private interface NamedFile {}

  /** It does not name operators. */
  @JsonIgnoreProperties({"taken_by", "typing_by", "typing_until"})
  private interface NamelessOperators {}

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addMixIn(NumericId.class, IdAsNumber.class)
          .addMixIn(MediaRow.class, NamedFile.class)
          .addMixIn(WaitingRow.class, NamelessOperators.class)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .build();

  private ExportDocument() {}

  public static String of(PersonalData data, Instant at) {
    return JSON.writeValueAsString(parts(data, at));
  }

  public static JsonNode tree(PersonalData data, Instant at) {
    return JSON.valueToTree(parts(data, at));
  }

  private static Map<String, Object> parts(PersonalData data, Instant at) {
    var document = new LinkedHashMap<String, Object>();
    document.put("format", "switchboard-export-1");
    document.put("exported_at", at);
    document.put(
        "about",
        "This is everything that the bot holds on you, as it stands in its database. Times are in"
            + " UTC. A sentence on each part is under \"explained\", the data itself under"
            + " \"data\". Texts are stored encrypted; here they are readable.");
    document.put("summary", summary(data));
    document.put("explained", explained());
    document.put("data", rows(data));
    return document;
  }

  private static Map<String, Object> summary(PersonalData data) {
    var summary = new LinkedHashMap<String, Object>();
    summary.put("messages", data.messages().size());
    summary.put("files", data.files().count());
    summary.put("interactions", data.interactions().size());
    summary.put("replies", data.replies().size());
    data.user()
        .ifPresent(user -> {
          summary.put("first_seen", user.createdAt());
          summary.put("last_seen", user.lastActivity());
        });
    return summary;
  }

  private static Map<String, String> explained() {
    var explained = new LinkedHashMap<String, String>();
    explained.put("users", "Who you are, as Telegram told the bot, and when it met you.");
    explained.put("user_preferences", "What you chose under settings.");
    explained.put(
        "conversations", "Where you are in the bot's menu, and in which topic you last wrote.");
    explained.put("user_messages", "What you wrote and sent, and of which kind it was.");
    explained.put(
        "waiting",
        "That you wait for an answer of those who run the bot, since when, and from which message on.");
    explained.put(
        "media",
        "Files that you sent, their thumbnails, and files that people sent you. Those in state stored"
            + " are kept, encrypted; the operator can hand them out, each named by its id.");
    explained.put(
        "open_questions",
        "Which of your messages the bot could not answer, or not as you meant them.");
    explained.put("user_interactions", "Commands you gave, buttons you pressed, settings changed.");
    explained.put(
        "journeys",
        "What the figures count of you: the day of your arrival, the weeks in which you used the bot"
            + " (bit n: week n after it), by which link you came, and whether you reached a goal.");
    explained.put(
        "outbox",
        "The bot's answers to you: its own for some days, those that people typed as long as messages.");
    explained.put(
        "quarantine", "What you sent and the bot could not handle, until it is looked at.");
    explained.put("exports", "When you last asked for this document.");
    explained.put("erasure_requests", "That you are about to be erased, if you are.");
    explained.put(
        "audit_subjects",
        "When somebody who runs the bot looked at or changed what is held on you.");
    explained.put("notes", "What those who run the bot noted on you.");
    explained.put(
        "disclosures",
        "When your hidden name and messages were shown to somebody who runs the bot, and why.");
    explained.put(
        "goal_attempts",
        "Which goals that those who run the bot have set for its menu you set out for, and how far you"
            + " came. They see sums of them, over all users.");
    return explained;
  }

  private static Map<String, Object> rows(PersonalData data) {
    var rows = new LinkedHashMap<String, Object>();
    rows.put("users", list(data.user()));
    rows.put("user_preferences", list(data.preferences()));
    rows.put("conversations", list(data.conversation()));
    rows.put("user_messages", data.messages());
    rows.put("waiting", list(data.waiting()));
    rows.put("media", data.media());
    rows.put("open_questions", data.questions());
    rows.put("user_interactions", data.interactions());
    rows.put("journeys", list(data.journey()));
    rows.put("outbox", data.replies().stream().map(ExportDocument::reply).toList());
    rows.put("quarantine", data.quarantined());
    rows.put("exports", list(data.exported()));
    rows.put("erasure_requests", list(data.erasureRequested()));
    rows.put("audit_subjects", data.audited());
    rows.put("notes", list(data.note()));
    rows.put("disclosures", data.disclosures());
    rows.put("goal_attempts", data.attempts());
    return rows;
  }

  private static List<?> list(Optional<?> row) {
    return row.stream().toList();
  }

  /** A reply, without the contents of earlier export documents. */
  private static OutboxRow reply(OutboxRow row) {
    return isDocument(row) ? row.withCall("(an earlier export, not repeated)") : row;
  }

  private static boolean isDocument(OutboxRow row) {
    try {
      return StoredJson.call(row.call()) instanceof Call.SendDocument;
    } catch (JacksonException e) {
      return false; // damaged or written by a newer version; exported unchanged
    }
  }
}
