package switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.crypto.KeySource;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.FilePart;
import switchboard.domain.FileState;
import switchboard.domain.QuarantineState;
import switchboard.domain.ReplyState;
import switchboard.domain.SentFileKind;
import switchboard.domain.TextOutcome;
import switchboard.domain.UserId;
import switchboard.store.DisclosureDao.DisclosureRow;
import switchboard.store.GoalDao.AttemptRow;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.JourneyDao.JourneyRow;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.OpenQuestionDao.OpenQuestionRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.PeopleDao.NoteRow;
import switchboard.store.PersonalData;
import switchboard.store.QuarantineDao.QuarantineRow;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.Store;
import switchboard.store.StoredJson;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;
import switchboard.store.WaitingDao.WaitingRow;
import switchboard.store.audit.AuditChain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportDocumentTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  private static final UserId ANN = new UserId(5);

  /** Columns omitted from the document, and why. */
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "users.username_print", "made of the username, which is there",
          "waiting.taken_by", "names an operator",
          "waiting.typing_by", "names an operator",
          "waiting.typing_until", "says when an operator typed",
          "media.content_key", "opens the file, which comes separately",
          "media.folder", "where the file is",
          "media.path", "where the file is");

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("switchboard.db");
  }

  private static boolean fill(Tables tables) {
    var document =
        StoredJson.of(
            new Call.SendDocument(ChatId.ofPrivate(ANN), null, "f", "{old: export}", "c", null));
    tables
        .users()
        .save(
            List.of(
                new UserRow(
                    ANN, "ann", "Ann", "A", "en", false, ChatId.ofPrivate(ANN), NOW, NOW, true)));
    tables
        .sessions()
        .savePreferences(List.of(new PreferenceRow(ANN, "en", true, "x", false, true, NOW)));
    tables
        .sessions()
        .saveConversations(List.of(new ConversationRow(ANN, "browsing", "{}", null, NOW)));
    tables
        .messages()
        .add(
            List.of(
                new MessageRow(
                    1,
                    ANN,
                    ChatId.ofPrivate(ANN),
                    7,
                    "hello",
                    "text",
                    false,
                    null,
                    null,
                    null,
                    NOW)));
    tables
        .media()
        .add(
            List.of(
                new MediaRow(
                    1,
                    ANN,
                    1L,
                    SentFileKind.DOCUMENT,
                    FilePart.ORIGINAL,
                    null,
                    "file-1",
                    "unique-1",
                    "letter.pdf",
                    "application/pdf",
                    5L,
                    null,
                    null,
                    null,
                    FileState.STORED,
                    null,
                    1,
                    null,
                    "folder",
                    "path",
                    "key of the file",
                    "application/pdf",
                    5L,
                    "hash",
                    NOW,
                    NOW)));
    tables
        .openQuestions()
        .add(List.of(new OpenQuestionRow(1, ANN, "en", TextOutcome.NOT_UNDERSTOOD, NOW)));
    tables.waiting().add(List.of(WaitingRow.of(ANN, NOW, 1)));
    tables.interactions().add(List.of(new InteractionRow(1, ANN, "command", "/start", NOW)));
    tables
        .outbox()
        .add(
            List.of(
                new OutboxRow(
                    1,
                    ANN,
                    ChatId.ofPrivate(ANN),
                    document,
                    ReplyState.SENT,
                    1,
                    null,
                    8L,
                    NOW,
                    NOW,
                    null,
                    null,
                    null)));
    tables
        .quarantine()
        .add(
            List.of(
                new QuarantineRow(
                    1, ANN, "message", "{}", "a bug", QuarantineState.HELD, 1, NOW, NOW)));
    tables.exports().note(ANN, NOW);
    tables.people().saveNotes(List.of(new NoteRow(ANN, "regular guest", "ana", NOW)));
    tables
        .disclosures()
        .add(List.of(new DisclosureRow(ANN, NOW, NOW.plusSeconds(60), 1, "ana", "they asked")));
    tables.journeys().save(List.of(new JourneyRow(ANN, 20_513, 1, "", false)));
    tables.goals().save(List.of(new AttemptRow(ANN, "reserve", NOW, 1, NOW, false)));
    tables.erasures().request(ANN, NOW);
    var _ =
        AuditChain.append(
            tables,
            AuditEntry.of(
                NOW,
                AuditEntry.Actor.commandLine("ben"),
                AuditAction.PEOPLE_READ,
                "way",
                ANN,
                AuditEntry.Result.DONE));
    return true;
  }

  private JsonNode document() {
    try (var store = Store.open(file(), KeySource.file(folder.resolve("master.json")))) {
      store.writeNow(ExportDocumentTest::fill);
      var data = store.readNow(tables -> PersonalData.of(tables, ANN));
      return new JsonMapper().readTree(ExportDocument.of(data, NOW));
    }
  }

  /** A new table or column with personal data must be added to the document. */
  @Test
  void everyColumnOfEveryTableOfPeopleIsInIt() throws SQLException {
    var data = document().path("data");
    var tables = tablesOfPeople();
    assertThat(data.propertyNames()).containsExactlyInAnyOrderElementsOf(tables.keySet());
    tables.forEach((table, columns) -> {
      columns.removeIf(column -> LEFT_OUT.containsKey(table + "." + column));
      assertThat(data.path(table).path(0).propertyNames())
          .as(table)
          .containsExactlyInAnyOrderElementsOf(columns);
    });
  }

  private Map<String, Set<String>> tablesOfPeople() throws SQLException {
    var tables = new TreeMap<String, Set<String>>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement();
        var columns =
            statement.executeQuery(
                "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
                    + " WHERE t.type = 'table'")) {
      while (columns.next()) {
        tables
            .computeIfAbsent(columns.getString(1), _ -> new TreeSet<>())
            .add(columns.getString(2));
      }
    }
    tables.values().removeIf(names -> !names.contains("user_id"));
    return tables;
  }

  @Test
  void everyPartIsExplainedAndTextsCanBeRead() {
    var document = document();
    assertThat(document.path("explained").propertyNames())
        .containsExactlyInAnyOrderElementsOf(document.path("data").propertyNames());
    assertThat(document.at("/data/users/0/first_name").asString("")).isEqualTo("Ann");
    assertThat(document.at("/data/user_messages/0/message_text").asString("")).isEqualTo("hello");
    assertThat(document.at("/summary/messages").asInt()).isEqualTo(1);
    assertThat(document.at("/exported_at").asString("")).isEqualTo("2026-03-01T10:15:30Z");
  }

  @Test
  void itTellsWhenTheDataWereLookedAtAndNotByWhom() {
    var document = document();
    var audited = document.at("/data/audit_subjects/0");
    assertThat(audited.path("action").asString("")).isEqualTo("people.read");
    assertThat(audited.path("noted_at").asString("")).isEqualTo("2026-03-01T10:15:30Z");
    assertThat(document.toString()).doesNotContain("ben");
  }

  @Test
  void filesAreNamedWithoutTheirKeysAndPlaces() {
    var document = document();
    assertThat(document.at("/data/media/0/name").asString("")).isEqualTo("letter.pdf");
    assertThat(document.at("/summary/files").asInt()).isEqualTo(1);
    assertThat(document.toString()).doesNotContain("key of the file").doesNotContain("folder");
  }

  @Test
  void anEarlierExportIsNotInIt() {
    assertThat(document().at("/data/outbox/0/call").asString("")).contains("not repeated");
  }
}
