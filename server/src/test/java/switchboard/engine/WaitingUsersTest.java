package switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.brain.Brain;
import switchboard.brain.BrainSetup;
import switchboard.brain.Decider;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Erased;
import switchboard.domain.FilePolicy;
import switchboard.domain.Goal;
import switchboard.domain.Incoming;
import switchboard.domain.Lineage;
import switchboard.domain.Policy;
import switchboard.domain.QueryResult;
import switchboard.domain.Session;
import switchboard.domain.UserId;
import switchboard.outbox.CommitPipeline;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.PersonalData;
import switchboard.store.Store;
import switchboard.store.WaitingDao.WaitingRow;
import switchboard.telegram.BotIdentity;
import switchboard.telegram.UpdateReader;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;

/** Who waits for an answer, as updates are handled. */
@OnEachDatabase
class WaitingUsersTest {

  private static final UserId ANN = new UserId(7);
  private static final String THANKS = "thanks";
  private static final String AFTER_ALL = "not_settled";
  private static final String BOT =
      """
      name: Cafe
      languages: [en]
      menu: {id: home, text: Welcome, items: [{label: Mine, action: history}]}
      """;

  /** Of the messages that {@link TestServer#text} makes. */
  private static final Instant SENT = Instant.ofEpochSecond(1_772_000_000);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final UpdateReader reader = new UpdateReader(() -> new BotIdentity(1, "test_bot", "T"));
  private Store store;
  private Instant now = SENT;

  @BeforeEach
  void open() {
    store = database.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private ReceivedUpdate received(String json) {
    now = now.plus(Duration.ofSeconds(1));
    var raw = json.getBytes(StandardCharsets.UTF_8);
    return new ReceivedUpdate(((UpdateReader.Read.Update) reader.read(raw, now)).incoming(), raw);
  }

  private void batch(Store on, String... texts) {
    var updates = new ArrayList<ReceivedUpdate>();
    for (var text : texts) {
      updates.add(received(TestServer.text(now.getEpochSecond(), 7, text)));
    }
    var _ =
        Store.await(
            new CommitPipeline(on, null)
                .submit(
                    tables -> new Batch(on, tables, new Thanked()).handle(updates), (_, _) -> {}));
  }

  private Optional<WaitingRow> waiting() {
    return store.readNow(tables -> tables.waiting().find(ANN));
  }

  private List<MessageRow> messages() {
    return store.readNow(tables -> tables.messages().of(ANN));
  }

  @Test
  void theFirstMessageBeginsTheWaitAndOthersOnlyCount() {
    batch(store, "one", "two");
    batch(store, "three");
    var row = waiting().orElseThrow();
    assertThat(row).isEqualTo(WaitingRow.of(ANN, SENT, messages().getFirst().id()));
    store.run(tables -> {
      assertThat(tables.waiting().messages(List.of(ANN)))
          .singleElement()
          .satisfies(count -> assertThat(count.messages()).isEqualTo(3));
      assertThat(tables.waiting().firstMessages(List.of(ANN)))
          .extracting(MessageRow::messageText)
          .containsExactly("one");
    });
  }

  @Test
  void aWaitMayBeginWithAMessageOfAnEarlierBatch() {
    batch(store, "one", THANKS);
    batch(store, "/" + AFTER_ALL);
    assertThat(waiting().orElseThrow().firstMessage()).isEqualTo(messages().getFirst().id());
  }

  @Test
  void commandsAreAnsweredByTheBot() {
    batch(store, "/start", "/history");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aUserWhoStopsWaitsAgainWithTheNextMessage() {
    batch(store, "one", THANKS);
    assertThat(waiting()).isEmpty();
    batch(store, THANKS, "two");
    assertThat(waiting().orElseThrow().firstMessage()).isEqualTo(messages().getLast().id());
    batch(store, THANKS, "three", THANKS);
    assertThat(waiting()).isEmpty();
    batch(store, "four");
    batch(store, THANKS, "five");
    assertThat(waiting().orElseThrow().firstMessage()).isEqualTo(messages().getLast().id());
  }

  /** What another connection ends is not remembered. */
  @Test
  void whoeverIsAnsweredWaitsAgainWithTheNextMessage() {
    batch(store, "one");
    try (var other = store.separateWriter()) {
      other
          .submit(tables -> {
            tables.waiting().end(List.of(ANN));
            return true;
          })
          .join();
    }
    batch(store, "two");
    assertThat(waiting().orElseThrow().firstMessage()).isEqualTo(messages().getLast().id());
    store.run(tables -> tables.waiting().end(List.of(ANN)));
    batch(store, "three");
    assertThat(waiting().orElseThrow().firstMessage()).isEqualTo(messages().getLast().id());
  }

  @Test
  void erasureEndsTheWait() {
    batch(store, "one");
    store.run(tables -> {
      assertThat(PersonalData.of(tables, ANN).waiting()).isPresent();
      var _ = PersonalData.erase(tables, ANN);
    });
    assertThat(waiting()).isEmpty();
  }

  /** The bot, but one text says that all is settled, and a command that the first one is not. */
  private static final class Thanked implements Decider {

    private final Brain brain =
        new Brain(
            new BrainSetup(
                ((BotFile.Result.Loaded) BotFile.parse(BOT, "bot.yaml", MediaFiles.beside(null)))
                    .bot(),
                Lineage.NONE,
                new Policy(0, 48, 7, 7, false, true, new FilePolicy(FilePolicy.Kept.OFF, 1, 0)),
                "test_bot"));

    @Override
    public Decision decide(Session session, Incoming incoming) {
      var decision = brain.decide(session, incoming);
      if (incoming instanceof Incoming.Text text && text.text().equals(THANKS)) {
        return new Decision(decision.next(), settled(session, decision));
      }
      return incoming instanceof Incoming.Command command && command.name().equals(AFTER_ALL)
          ? new Decision(decision.next(), List.of(afterAll(session)))
          : decision;
    }

    /** As a button below an earlier message does. */
    private static Effect afterAll(Session session) {
      return new Effect.AwaitAnswer(
          session.user(), ChatId.ofPrivate(ANN), SENT.getEpochSecond(), SENT);
    }

    private static List<Effect> settled(Session session, Decision decision) {
      var stop = new Effect.StopWaiting(session.user(), SENT);
      return Stream.concat(
              decision.effects().stream().filter(effect -> !(effect instanceof Effect.AwaitAnswer)),
              Stream.of(stop))
          .toList();
    }

    @Override
    public List<Goal> goals() {
      return brain.goals();
    }

    @Override
    public Call complete(Effect.Lookup lookup, QueryResult found) {
      return brain.complete(lookup, found);
    }

    @Override
    public Call receipt(Effect.Erase erase, Erased erased) {
      return brain.receipt(erase, erased);
    }

    @Override
    public Session stranger(UserId user, @Nullable String languageCode) {
      return brain.stranger(user, languageCode);
    }
  }
}
