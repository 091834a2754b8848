package switchboard.outbox;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import switchboard.cluster.Membership;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.domain.UserId;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;
import switchboard.telegram.SendResult;
import switchboard.testing.Eventually;
import switchboard.testing.TestDatabase;

/** Test fixture: an outbox with a real store, scripted Telegram responses and a manual clock. */
final class OutboxFixture implements AutoCloseable {

  /** Every call there was, in the order in which it reached Telegram. */
  final List<Call> calls = new CopyOnWriteArrayList<>();

  private final TestDatabase database;
  private final Path folder;
  private final SendLimits pace;
  private final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
  private final AtomicLong ticks = new AtomicLong();

  /** Advances a little at each reading, as a real clock does; otherwise only by {@link #turn}. */
  private final InstantSource clock = () -> time.get().plusNanos(ticks.incrementAndGet());

  private final Map<Long, Deque<CompletableFuture<SendResult>>> answers = new ConcurrentHashMap<>();
  private final Set<Long> broken = ConcurrentHashMap.newKeySet();
  private final AtomicLong lastMessage = new AtomicLong();

  /** Telegram's response to a connectivity probe. */
  volatile SendResult probe = new SendResult.Done(null);

  private Store store;
  private Outbox outbox;

  OutboxFixture(Path folder, SendLimits pace) {
    this(TestDatabase.SQLITE, folder, pace);
  }

  OutboxFixture(TestDatabase database, Path folder, SendLimits pace) {
    this.database = database;
    this.folder = folder;
    this.pace = pace;
    store = database.open(folder);
    outbox =
        new Outbox(store, this::telegram, this::probe, pace, Membership.ALONE, Meter.NONE, clock);
  }

  OutboxFixture start() {
    outbox.start();
    return this;
  }

  Store store() {
    return store;
  }

  Outbox outbox() {
    return outbox;
  }

  Instant now() {
    return time.get();
  }

  void turn(Duration step) {
    time.updateAndGet(now -> now.plus(step));
    outbox.wake();
  }

  /** Sets the responses to the next calls to a chat; 0 is for answers to callback queries. */
  OutboxFixture answers(long chat, SendResult... results) {
    Stream.of(results).map(CompletableFuture::completedFuture).forEach(one -> queue(chat).add(one));
    return this;
  }

  /** Delays the response to the next call to a chat until the future is completed. */
  CompletableFuture<SendResult> keepsSilent(long chat) {
    var answer = new CompletableFuture<SendResult>();
    queue(chat).add(answer);
    return answer;
  }

  /** Makes the next call to a chat throw, as a bug would. */
  void throwsAt(long chat) {
    broken.add(chat);
  }

  private Deque<CompletableFuture<SendResult>> queue(long chat) {
    return answers.computeIfAbsent(chat, _ -> new ArrayDeque<>());
  }

  private CompletableFuture<SendResult> telegram(Call call) {
    calls.add(call);
    if (broken.remove(chat(call))) {
      throw new IllegalStateException("a bug");
    }
    var told = queue(chat(call)).poll();
    return told != null
        ? told
        : CompletableFuture.completedFuture(new SendResult.Done(lastMessage.incrementAndGet()));
  }

  private CompletableFuture<SendResult> probe() {
    return CompletableFuture.completedFuture(probe);
  }

  private static long chat(Call call) {
    var chat = call.chat();
    return chat == null ? 0 : chat.value();
  }

  static Call.SendMessage message(long chat, String text) {
    return new Call.SendMessage(new ChatId(chat), null, new Content(text, List.of()));
  }

  static Call.EditMessage edit(long chat, String text) {
    return new Call.EditMessage(new ChatId(chat), null, 9, new Content(text, List.of()));
  }

  /** A reply to the person whose private chat has this id. */
  PendingReply waiting(Call call) {
    return store.writeNow(tables -> waiting(tables, call));
  }

  private PendingReply waiting(Tables tables, Call call) {
    return PendingReply.of(store.rowIds(tables).reply(), new UserId(chat(call)), call, now());
  }

  /** Commits replies without notifying the outbox. */
  List<PendingReply> commit(Call... calls) {
    return store.writeNow(tables -> {
      var replies = Stream.of(calls).map(call -> waiting(tables, call)).toList();
      tables.outbox().add(Committed.of(replies, Set.of()).rows());
      return replies;
    });
  }

  /** Commits replies and passes them to the outbox; returns the id of the first. */
  long reply(Call... calls) {
    var rows = commit(calls);
    outbox.add(Committed.of(rows, Set.of()));
    return rows.getFirst().id();
  }

  /** Waits until the outbox has nothing left to do now: a final marker has been sent. */
  void settle() {
    for (int i = 0; i < 2; i++) {
      var marker = message(1_000_000_000 + calls.size(), "marker");
      reply(marker);
      Eventually.holds("the outbox has come to the end", () -> calls.contains(marker));
    }
    calls.removeIf(call -> chat(call) >= 1_000_000_000);
  }

  /** The row in the table, in any state. */
  OutboxRow stored(long id) {
    try (var connection = database.connect(folder);
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT * FROM outbox WHERE id = " + id)) {
      if (!row.next()) {
        throw new AssertionError("There is no reply " + id);
      }
      long message = row.getLong("message_id");
      boolean none = row.wasNull();
      var trouble = row.getString("trouble");
      return new OutboxRow(
          id,
          new UserId(row.getLong("user_id")),
          new ChatId(row.getLong("chat_id")),
          row.getString("call"),
          ReplyState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
          row.getInt("attempts"),
          row.getString("error"),
          none ? null : message,
          now(),
          now(),
          null,
          null,
          trouble == null ? null : ReplyTrouble.valueOf(trouble.toUpperCase(Locale.ROOT)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void awaitState(long id, ReplyState state) {
    Eventually.holds("reply " + id + " is " + state, () -> stored(id).state() == state);
  }

  /**
   * Lets time pass until a reply has this state: a write that is still failing sets its pause by
   * the clock at that moment, which may be after the last turn.
   */
  void awaitStateAsTimePasses(long id, ReplyState state) {
    Eventually.holds(
        "reply " + id + " is " + state,
        () -> {
          turn(Duration.ofSeconds(2));
          return stored(id).state() == state;
        });
  }

  /** Waits until this many attempts are recorded. */
  void awaitAttempts(long id, int attempts) {
    Eventually.holds("attempt " + attempts, () -> stored(id).attempts() == attempts);
  }

  void awaitCalls(int count) {
    Eventually.holds(count + " calls", () -> calls.size() >= count);
  }

  long waiting() {
    return store.<Long>readNow(tables -> tables.outbox().waiting());
  }

  void awaitDrained() {
    Eventually.holds("nothing waits", () -> waiting() == 0);
  }

  /** Executes SQL outside the store. */
  void sql(String text) {
    database.change(folder, text);
  }

  /** Restarts the store and the outbox. */
  void restart() {
    close();
    store = database.open(folder);
    outbox =
        new Outbox(store, this::telegram, this::probe, pace, Membership.ALONE, Meter.NONE, clock);
    outbox.start();
  }

  @Override
  public void close() {
    outbox.close();
    store.close();
  }

  boolean isReachable(long user) {
    return store
        .<Optional<UserRow>>readNow(tables -> tables.users().find(new UserId(user)))
        .orElseThrow()
        .reachable();
  }
}
