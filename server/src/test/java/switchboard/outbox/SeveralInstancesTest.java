package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.cluster.InstanceFixture;
import switchboard.cluster.Membership.Lease;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.telegram.SendResult;
import switchboard.testing.Eventually;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestDatabase;

/** Several instances on one PostgreSQL: each reply is sent once, and in order per chat. */
@NeedsPostgres
class SeveralInstancesTest {

  @TempDir Path folder;
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final Map<String, CompletableFuture<SendResult>> silent = new ConcurrentHashMap<>();
  private final AtomicLong messages = new AtomicLong();
  private final List<Instance> instances = new ArrayList<>();
  private volatile InstantSource clock = InstantSource.system();

  /** An instance whose heart beats when the test says so. */
  private final class Instance implements AutoCloseable {

    final String name;
    final Store store = TestDatabase.POSTGRES.open(folder);
    final InstanceFixture membership = new InstanceFixture(store, 1_000);
    final Outbox outbox;
    final CommitPipeline pipeline;

    Instance(String name) {
      this.name = name;
      outbox =
          new Outbox(
              store,
              this::send,
              () -> CompletableFuture.completedFuture(new SendResult.Done(null)),
              new SendLimits(1_000),
              membership.membership(),
              Meter.NONE,
              () -> clock.instant());
      outbox.start();
      pipeline = new CommitPipeline(store, outbox);
      instances.add(this);
      shareLimits();
    }

    private CompletableFuture<SendResult> send(Call call) {
      var text = ((Call.SendMessage) call).content().html();
      sent.add(name + " " + text);
      return silent.getOrDefault(
          text, CompletableFuture.completedFuture(new SendResult.Done(messages.incrementAndGet())));
    }

    long reply(long chat, String text) {
      var ids = new ArrayList<Long>();
      var _ =
          pipeline.commit(tables -> {
            long id = store.rowIds(tables).reply();
            ids.add(id);
            var call = new Call.SendMessage(new ChatId(chat), null, new Content(text, List.of()));
            var reply = PendingReply.of(id, new UserId(chat), call, clock.instant());
            return Committed.of(List.of(reply), Set.of());
          });
      return ids.getLast();
    }

    ReplyState state(long id) {
      return store.readNow(tables -> tables.outbox().of(new UserId(5))).stream()
          .filter(row -> row.id() == id)
          .findFirst()
          .orElseThrow()
          .state();
    }

    void awaitState(long id, ReplyState state) {
      Eventually.holds("reply " + id + " is " + state, () -> state(id) == state);
    }

    @Override
    public void close() {
      outbox.close();
      membership.close();
      store.close();
    }
  }

  /** The others send less, and the new one more, in turns. */
  private void shareLimits() {
    for (int i = 0; i < 3; i++) {
      instances.forEach(instance -> instance.membership.beat());
    }
  }

  @AfterEach
  void close() {
    silent.values().forEach(answer -> answer.complete(new SendResult.Done(1L)));
    instances.forEach(Instance::close);
  }

  private CompletableFuture<SendResult> keepsSilent(String text) {
    return silent.computeIfAbsent(text, _ -> new CompletableFuture<>());
  }

  /** As after eight seconds without a beat. */
  private void takesForDead(Instance instance) {
    TestDatabase.POSTGRES.change(
        folder,
        "UPDATE running_instances SET alive_until = 0 WHERE id = " + instance.membership.id());
  }

  @Test
  void aReplyWaitsForAnEarlierOneThatAnotherInstanceSends() {
    var one = new Instance("one");
    var other = new Instance("other");
    var answer = keepsSilent("a");
    one.reply(5, "a");
    Eventually.holds("the first is on its way", () -> sent.contains("one a"));
    long second = other.reply(5, "b");
    other.reply(6, "c");
    Eventually.holds("the other chat", () -> sent.contains("other c"));
    assertThat(sent).containsExactly("one a", "other c");
    answer.complete(new SendResult.Done(1L));
    other.awaitState(second, ReplyState.SENT);
    long last = other.reply(5, "d");
    other.awaitState(last, ReplyState.SENT);
    assertThat(sent).containsExactly("one a", "other c", "one b", "other d");
  }

  @Test
  void aChatsLimitCountsWhatOtherInstancesSent() {
    var now = Instant.parse("2026-03-01T10:00:00Z");
    clock = InstantSource.fixed(now);
    var one = new Instance("one");
    var other = new Instance("other");
    for (var text : List.of("a", "b", "c")) {
      one.awaitState(one.reply(5, text), ReplyState.SENT);
    }
    long fourth = other.reply(5, "d");
    other.reply(6, "e");
    Eventually.holds("another chat is free", () -> sent.contains("other e"));
    assertThat(other.state(fourth)).isEqualTo(ReplyState.PENDING);
    clock = InstantSource.fixed(now.plusSeconds(3));
    other.outbox.wake();
    other.awaitState(fourth, ReplyState.SENT);
  }

  @Test
  void theRepliesOfADeadInstanceAreTakenOver() {
    var one = new Instance("one");
    var other = new Instance("other");
    var _ = keepsSilent("a");
    long inFlight = one.reply(5, "a");
    Eventually.holds("the first is on its way", () -> sent.contains("one a"));
    long waiting = one.reply(5, "b");
    takesForDead(one);
    other.membership.beat();
    other.awaitState(waiting, ReplyState.SENT);
    assertThat(other.state(inFlight)).isEqualTo(ReplyState.UNKNOWN);
    assertThat(sent).containsExactly("one a", "other b");
  }

  @Test
  void anInstanceThatWasTakenForDeadSendsNothingThatOthersSend() {
    var one = new Instance("one");
    var other = new Instance("other");
    var answer = keepsSilent("a");
    one.reply(5, "a");
    Eventually.holds("the first is on its way", () -> sent.contains("one a"));
    long waiting = one.reply(5, "b");
    takesForDead(one);
    other.membership.beat();
    other.awaitState(waiting, ReplyState.SENT);
    answer.complete(new SendResult.Done(1L));
    long before = one.membership.id();
    one.membership.beat();
    assertThat(one.membership.id()).isGreaterThan(before);
    shareLimits();
    long last = one.reply(5, "c");
    one.awaitState(last, ReplyState.SENT);
    assertThat(sent).containsExactly("one a", "other b", "one c");
  }

  @Test
  void anInstanceThatDidNotBeatStopsSendingByItself() {
    var one = new Instance("one");
    one.membership.turn(Duration.ofSeconds(6));
    long id = one.reply(5, "a");
    one.outbox.wake();
    assertThat(one.membership.membership().isCurrent()).isFalse();
    assertThat(one.state(id)).isEqualTo(ReplyState.PENDING);
    one.membership.beat();
    one.awaitState(id, ReplyState.SENT);
    assertThat(sent).containsExactly("one a");
  }

  @Test
  void onlyOneInstanceTakesOverRepliesSoThatChatsStayTogether() {
    var holder = new Instance("holder");
    var other = new Instance("other");
    var dead = new Instance("dead");
    dead.membership.turn(Duration.ofSeconds(6));
    long waiting = dead.reply(5, "a");
    takesForDead(dead);
    other.membership.beat();
    assertThat(other.membership.membership().running()).hasSize(2);
    assertThat(owners(5)).containsExactly(dead.membership.id());
    holder.membership.beat();
    assertThat(owners(5)).containsExactly(holder.membership.id());
    holder.awaitState(waiting, ReplyState.SENT);
  }

  private List<Long> owners(long user) {
    return TestDatabase.POSTGRES
        .rows(folder, "SELECT owner FROM outbox WHERE user_id = " + user)
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  @Test
  void oneInstanceHoldsALeaseAndAnotherTakesItOver() {
    var one = new Instance("one");
    var other = new Instance("other");
    other.membership.beat();
    assertThat(one.membership.membership().holds(Lease.POLLING)).isTrue();
    assertThat(other.membership.membership().holds(Lease.POLLING)).isFalse();
    takesForDead(one);
    other.membership.beat();
    assertThat(other.membership.membership().holds(Lease.POLLING)).isTrue();
    one.membership.beat();
    assertThat(one.membership.membership().holds(Lease.POLLING)).isFalse();
    assertThat(one.membership.membership().running()).hasSize(2);
  }
}
