package switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.brain.Brain;
import switchboard.brain.BrainSetup;
import switchboard.domain.FilePolicy;
import switchboard.domain.Lineage;
import switchboard.domain.Policy;
import switchboard.domain.UserId;
import switchboard.outbox.CommitPipeline;
import switchboard.outbox.Committed;
import switchboard.store.PersonalData;
import switchboard.store.RecentUsers;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.sql.Writer;
import switchboard.telegram.BotIdentity;
import switchboard.telegram.UpdateReader;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;

/**
 * Two stores get the same updates and other writes; one of them remembers its users, the other
 * reads them each time. Both give the same replies and hold the same data.
 */
class RecentUsersTest {

  private static final int USERS = 4;
  private static final Duration AN_UPDATE = Duration.ofSeconds(20);

  private static final Brain BRAIN = brain();

  private static Brain brain() {
    var sample = BotFile.parse(BotFile.sample(), "bot.yaml", MediaFiles.beside(null));
    var bot = ((BotFile.Result.Loaded) sample).bot();
    var files = new FilePolicy(FilePolicy.Kept.THUMBNAILS, 20 << 20, 0);
    var policy = new Policy(0, 48, 7, 7, false, true, files);
    return new Brain(
        new BrainSetup(bot, Lineage.NONE, policy, "test_bot", PreparedUnderstanding.of(bot)));
  }

  private final UpdateReader reader = new UpdateReader(() -> new BotIdentity(1, "test_bot", "T"));

  @TempDir private Path folder;
  private Store remembering;
  private Store reading;
  private Writer<Tables> outsider;
  private final Map<Long, Long> lastText = new HashMap<>();
  private long updates = 1_000;
  private Instant now = Instant.parse("2026-03-01T23:50:00Z");

  @BeforeEach
  void open() throws IOException {
    remembering = TestDatabase.SQLITE.open(Files.createDirectory(folder.resolve("remembering")));
    reading = TestDatabase.SQLITE.open(Files.createDirectory(folder.resolve("reading")));
    outsider = reading.separateWriter();
  }

  @AfterEach
  void close() {
    remembering.close();
    outsider.close();
    reading.close();
  }

  private Committed remembered(List<ReceivedUpdate> updates) {
    return knowing(remembering, tables -> new Batch(remembering, tables, BRAIN).handle(updates));
  }

  private static Committed knowing(Store store, Function<Tables, Committed> work) {
    return Store.await(new CommitPipeline(store, null).submit(work, (_, _) -> {}));
  }

  /** Somebody else has written just before, so that nothing is remembered. */
  private Committed read(List<ReceivedUpdate> updates) {
    var note = "" + updates.getFirst().updateId();
    outsider.submit(tables -> tables.metadata().add(note, "")).join();
    return new CommitPipeline(reading, null)
        .commit(tables -> new Batch(reading, tables, BRAIN).handle(updates));
  }

  private ReceivedUpdate received(String json) {
    now = now.plus(AN_UPDATE);
    var raw = json.getBytes(StandardCharsets.UTF_8);
    return new ReceivedUpdate(((UpdateReader.Read.Update) reader.read(raw, now)).incoming(), raw);
  }

  private ReceivedUpdate update(Random random) {
    long id = ++updates;
    long user = 1L + random.nextInt(USERS);
    return received(
        switch (random.nextInt(12)) {
          case 0 -> TestServer.text(id, user, "/start");
          case 1 -> TestServer.text(id, user, "/delete");
          case 2 -> TestServer.tap(id, user, "d:" + (id - 1 - random.nextInt(5)));
          case 3 -> TestServer.tap(id, user, "l:de");
          case 4 -> TestServer.tap(id, user, "a:history");
          case 5 -> TestServer.tap(id, user, "s:hours");
          case 6 -> TestServer.text(id, user, "/settings");
          case 7 -> blocked(id, user);
          case 8 -> edited(id, user, lastText.getOrDefault(user, id));
          case 9 -> TestServer.text(id, user, "long " + "x".repeat(random.nextInt(1_500)));
          default -> {
            lastText.put(user, id);
            yield TestServer.text(id, user, "text " + id);
          }
        });
  }

  private static String edited(long id, long user, long message) {
    return TestServer.text(id, user, "edited by " + id)
        .replace(
            "\"message\":{\"message_id\":" + id, "\"edited_message\":{\"message_id\":" + message);
  }

  private static String blocked(long id, long user) {
    return """
    {"update_id":%1$d,"my_chat_member":{"date":1772000000,
     "chat":{"id":%2$d,"type":"private"},"from":{"id":%2$d,"is_bot":false,"first_name":"P"},
     "old_chat_member":{"status":"member","user":{"id":1,"is_bot":true,"first_name":"T"}},
     "new_chat_member":{"status":"kicked","user":{"id":1,"is_bot":true,"first_name":"T"},
      "until_date":0}}}
    """
        .formatted(id, user);
  }

  /** What others write, on both stores. */
  private void otherwise(Random random) {
    var user = new UserId(1L + random.nextInt(USERS));
    var at = now;
    Consumer<Tables> work =
        switch (random.nextInt(5)) {
          case 0 -> tables -> tables.users().setReachable(user, false);
          case 1 ->
              tables -> {
                if (tables.users().find(user).isPresent()) {
                  tables
                      .sessions()
                      .savePreferences(
                          List.of(new PreferenceRow(user, "de", true, "plain", true, true, at)));
                }
              };
          case 2 -> tables -> tables.messages().forget(at, 20);
          case 3 -> tables -> tables.waiting().end(List.of(user));
          default -> tables -> tables.people().endConversation(user);
        };
    for (var store : List.of(remembering, reading)) {
      if (user.value() % 2 == 0) {
        elsewhere(store, work);
      } else {
        store.run(work);
      }
    }
  }

  /** As another process does. */
  private static void elsewhere(Store store, Consumer<Tables> work) {
    try (var other = store.separateWriter()) {
      other
          .submit(tables -> {
            work.accept(tables);
            return true;
          })
          .join();
    }
  }

  /** A transaction that is rolled back. */
  private void inVain(Store store, List<ReceivedUpdate> updates) {
    Function<Tables, Committed> work =
        tables -> {
          var _ = new Batch(store, tables, BRAIN).handle(updates);
          throw new IllegalStateException("in vain");
        };
    assertThatThrownBy(() -> knowing(store, work)).hasMessage("in vain");
  }

  private static String shown(Committed committed) {
    return committed.replies().stream()
        .map(reply -> reply.userId() + " " + reply.call() + "\n")
        .collect(Collectors.joining())
        .replaceAll("R-[A-Z0-9]{12}", "R-");
  }

  private static List<String> data(Store store) {
    return store.readNow(tables ->
        LongStream.rangeClosed(1, USERS)
            .mapToObj(user -> PersonalData.of(tables, new UserId(user)))
            .map(data ->
                List.of(
                        data.user(),
                        data.preferences(),
                        data.conversation(),
                        data.messages().stream().map(row -> row.messageText()).toList(),
                        data.interactions().size(),
                        data.waiting(),
                        tables.rollups().unreachable())
                    .toString())
            .toList());
  }

  @Test
  void theNewestMessagesAreAPageAndOneMore() {
    assertThat(RecentUsers.MESSAGES).isEqualTo(Brain.MESSAGES_A_PAGE + 1);
  }

  @RepeatedTest(3)
  void nothingShowsWhetherUsersAreRemembered() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int batch = 0; batch < 60; batch++) {
      var updates = new ArrayList<ReceivedUpdate>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        updates.add(update(random));
      }
      if (random.nextInt(8) == 0) {
        inVain(remembering, updates);
        inVain(reading, updates);
      }
      assertThat(shown(remembered(updates))).as("seed %d", seed).isEqualTo(shown(read(updates)));
      if (random.nextInt(3) == 0) {
        otherwise(random);
      }
    }
    assertThat(data(remembering)).as("seed %d", seed).isEqualTo(data(reading));
  }
}
