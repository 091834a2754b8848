package switchboard.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.brain.Brain;
import switchboard.brain.BrainSetup;
import switchboard.domain.FilePolicy;
import switchboard.domain.Lineage;
import switchboard.domain.Policy;
import switchboard.domain.UserId;
import switchboard.outbox.CommitPipeline;
import switchboard.store.JourneyDao.JourneyRow;
import switchboard.store.Store;
import switchboard.telegram.BotIdentity;
import switchboard.telegram.UpdateReader;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;

/** A bot with goals, on each database. */
abstract class GoalTestBase {

  static final long DAY = Duration.ofDays(1).toMillis();

  private static final String BOT =
      """
      name: Cafe
      languages: [en]
      goals:
        - {id: look, label: Look, steps: [a]}
        - {id: book, label: Book, steps: [a, c], within: 30m}
        - {id: pay, label: Pay, steps: [b, c, d], within: 2h}
      commands: [{command: a, open: a, description: A}]
      menu:
        id: home
        text: Welcome
        items:
          - {label: A, id: a, text: A}
          - {label: B, id: b, text: B}
          - {label: C, id: c, text: C}
          - {label: D, id: d, text: D}
      """;

  static final Brain BRAIN =
      new Brain(
          new BrainSetup(
              ((BotFile.Result.Loaded) BotFile.parse(BOT, "bot.yaml", MediaFiles.beside(null)))
                  .bot(),
              Lineage.NONE,
              new Policy(0, 48, 7, 7, false, true, new FilePolicy(FilePolicy.Kept.OFF, 1, 0)),
              "test_bot"));

  /** What was shown to a user, in order. */
  record Shown(String screen, Instant at) {}

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final UpdateReader reader = new UpdateReader(() -> new BotIdentity(1, "test_bot", "T"));
  Store store;
  Instant now = Instant.parse("2026-03-01T22:00:00.123456Z");
  long updates = 1_000;
  final Map<Long, List<Shown>> shown = new HashMap<>();
  private final List<ReceivedUpdate> waiting = new ArrayList<>();

  @BeforeEach
  void open() {
    store = database.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  void after(long minutes) {
    now = now.plus(Duration.ofMinutes(minutes));
  }

  long add(String json) {
    var raw = json.getBytes(StandardCharsets.UTF_8);
    waiting.add(
        new ReceivedUpdate(((UpdateReader.Read.Update) reader.read(raw, now)).incoming(), raw));
    return updates;
  }

  void tap(long user, String screen) {
    add(TestServer.tap(++updates, user, "s:" + screen));
    shown.computeIfAbsent(user, _ -> new ArrayList<>()).add(new Shown(screen, now));
  }

  void erase(long user) {
    long asked = add(TestServer.text(++updates, user, "/delete"));
    add(TestServer.tap(++updates, user, "d:" + asked));
    shown.remove(user);
  }

  void handle() {
    var batch = List.copyOf(waiting);
    waiting.clear();
    var _ =
        Store.await(
            new CommitPipeline(store, null)
                .submit(tables -> new Batch(store, tables, BRAIN).handle(batch), (_, _) -> {}));
  }

  /** A user is counted from now on. */
  void arrive(long user, String source) {
    add(TestServer.text(++updates, user, "/start"));
    handle();
    shown.put(user, new ArrayList<>());
    var row = new JourneyRow(new UserId(user), now.toEpochMilli() / DAY, 1, source, false);
    store.run(tables -> {
      tables.journeys().delete(row.userId());
      tables.journeys().save(List.of(row));
    });
  }

  List<String> rows(String sql) {
    return database.rows(folder, sql);
  }
}
