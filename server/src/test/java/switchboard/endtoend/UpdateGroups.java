package switchboard.endtoend;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;
import switchboard.app.ServerFactory;
import switchboard.brain.Decider;
import switchboard.config.TelegramSettings;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;
import switchboard.telegram.BotApi;
import switchboard.testing.OneThreadTelegram;
import switchboard.testing.StatementTrace;
import switchboard.testing.TestServer;
import switchboard.testing.ThreadWakeUps;

/**
 * Groups of updates from known people, for a running server: one that is a batch of its own, then
 * {@link #TOGETHER} that are the next one. Of ten updates, seven are texts, two are taps and one is
 * {@code /start}. The calling thread is Telegram.
 */
final class UpdateGroups implements AutoCloseable {

  static final int TOGETHER = 40;

  private static final int PEOPLE = 300;
  private static final long FIRST_PERSON = 1_000;

  /** More than a reply shows, so that replies do not grow. */
  private static final int MESSAGES = 8;

  /**
   * What a group costs.
   *
   * @param bytes allocated for an update
   * @param commits of the store
   * @param wakes of the server's threads by name
   */
  record Cost(long bytes, long commits, Map<String, Long> wakes) {}

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final OneThreadTelegram telegram = new OneThreadTelegram();
  private final ThreadWakeUps wakes = new ThreadWakeUps();
  private final AtomicInteger commits = new AtomicInteger();
  private final Semaphore held = new Semaphore(0);
  private final Semaphore released = new Semaphore(0);
  private final Path folder;
  private final TestServer house;
  private final UnsentReplies unsent;
  private volatile boolean holds;
  private long update;

  UpdateGroups(Path folder) {
    this.folder = folder;
    house = new TestServer(folder, "first").with(factory());
    house.open(LegacyPath.MIGRATE).connect(house.uri());
    house.server().store().run(this::prepare);
    unsent = new UnsentReplies(folder.resolve("data").resolve(Store.DATABASE));
    telegram.until(telegram::hasWebhook);
  }

  private ServerFactory factory() {
    return new ServerFactory() {
      @Override
      protected BotApi telegram(TelegramSettings settings) {
        return telegram.botApi(settings);
      }

      @Override
      protected Decider decider(Decider brain) {
        if (holds) {
          holds = false;
          held.release();
          released.acquireUninterruptibly();
        }
        return brain;
      }
    };
  }

  private void prepare(Tables tables) {
    tables.users().save(IntStream.range(0, PEOPLE).mapToObj(this::user).toList());
    var ids = house.server().store().rowIds(tables);
    tables
        .messages()
        .add(
            IntStream.range(0, PEOPLE * MESSAGES)
                .mapToObj(i -> message(ids.message(), i % PEOPLE))
                .toList());
    try {
      tables
          .users()
          .getHandle()
          .getConnection()
          .unwrap(SQLiteConnection.class)
          .addCommitListener(countCommits());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private SQLiteCommitListener countCommits() {
    return new SQLiteCommitListener() {
      @Override
      public void onCommit() {
        commits.incrementAndGet();
      }

      @Override
      public void onRollback() {
        // would be repeated and counted
      }
    };
  }

  private UserRow user(int person) {
    var now = house.simulator().clock().now();
    var id = FIRST_PERSON + person;
    return new UserRow(
        new UserId(id), null, "P", null, "en", false, new ChatId(id), now, now, true);
  }

  private MessageRow message(long id, int person) {
    var user = FIRST_PERSON + person;
    return new MessageRow(
        id,
        new UserId(user),
        new ChatId(user),
        id,
        "Is there a table for four tonight?",
        "text",
        false,
        null,
        null,
        null,
        house.simulator().clock().now());
  }

  private String nextUpdate() {
    long id = ++update;
    // The shift gives a person each kind of update in turn.
    long person = FIRST_PERSON + (id * 7 + id / PEOPLE) % PEOPLE;
    return switch ((int) (id % 10)) {
      case 0, 1 -> TestServer.tap(id, person, id % 20 < 10 ? "s:hours" : "s:home");
      case 2 -> TestServer.text(id, person, "/start");
      default -> TestServer.text(id, person, "Is there a table tonight? Number " + id);
    };
  }

  void play(int times) {
    for (int i = 0; i < times; i++) {
      play();
    }
  }

  private void play() {
    holds = true;
    telegram.post(house, TestServer.text(Integer.MAX_VALUE + update, FIRST_PERSON, "Good evening"));
    telegram.until(held::tryAcquire);
    for (int i = 0; i < TOGETHER; i++) {
      telegram.post(house, nextUpdate());
    }
    telegram.until(() -> house.server().inbox().size() == TOGETHER);
    released.release();
    telegram.until(() -> telegram.isAllAnswered() && unsent.isZero());
  }

  /** What one group costs, without what this thread does. */
  Cost counted() {
    var wakesBefore = wakes.now();
    int commitsBefore = commits.get();
    long bytesBefore = othersBytes();
    play();
    long bytes = othersBytes() - bytesBefore;
    return new Cost(
        bytes / (TOGETHER + 1), commits.get() - commitsBefore, wakes.since(wakesBefore));
  }

  /** Virtual threads are counted as the platform threads that carry them. */
  private long othersBytes() {
    return threads.getTotalThreadAllocatedBytes() - threads.getCurrentThreadAllocatedBytes();
  }

  /** The statements of each transaction of so many groups. */
  StatementTrace traced(int times) {
    return StatementTrace.of(folder.resolve("trace.jfr"), () -> play(times));
  }

  @Override
  public void close() {
    unsent.close();
    house.close();
    telegram.close();
  }
}
