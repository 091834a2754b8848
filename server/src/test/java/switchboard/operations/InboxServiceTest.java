package switchboard.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.base.UserErrorException;
import switchboard.base.UserErrorException.Kind;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.outbox.CommitPipeline;
import switchboard.store.PeopleDao.Behind;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;
import switchboard.store.WaitingDao.Version;
import switchboard.store.WaitingDao.WaitingRow;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

/** Two operators, each on a store of their own, and users who wait for an answer. */
@OnEachDatabase
class InboxServiceTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final UserId ANN = new UserId(5);
  private static final UserId CID = new UserId(6);
  private static final Instant SINCE = NOW.minus(Duration.ofMinutes(5));
  private static final Behind FIRST = new Behind(Instant.EPOCH, new UserId(0));

  @Parameter TestDatabase database;
  private Store store;
  private Store elsewhere;
  private InboxService eve;
  private InboxService ben;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = database.open(folder);
    elsewhere = database == TestDatabase.SQLITE ? store : database.open(folder);
    eve = new InboxService(store, CLOCK);
    ben = new InboxService(elsewhere, CLOCK);
    store.run(tables -> {
      tables.users().save(List.of(user(ANN), user(CID)));
      tables.waiting().add(List.of(WaitingRow.of(ANN, SINCE, 1), WaitingRow.of(CID, NOW, 2)));
    });
  }

  private static UserRow user(UserId id) {
    return new UserRow(id, null, "Ann", null, "en", false, ChatId.ofPrivate(id), NOW, NOW, true);
  }

  @AfterEach
  void close() {
    if (elsewhere != store) {
      elsewhere.close();
    }
    store.close();
  }

  private static Version version(@Nullable Instant takenAt) {
    return new Version(ANN, SINCE, takenAt);
  }

  private Optional<WaitingRow> ann() {
    return elsewhere.readNow(tables -> tables.waiting().find(ANN));
  }

  private static void conflicts(String detail, ThrowingCallable call) {
    assertThatExceptionOfType(UserErrorException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT))
        .withMessageContaining(detail);
  }

  private static void send(Store on, String operator, @Nullable SeenConversation seen) {
    new ReplyService(on, new CommitPipeline(on, null), CLOCK).send(ANN, "Hello", operator, seen);
  }

  private SeenConversation seen() {
    return store.readNow(tables -> SeenConversation.of(tables, ANN));
  }

  @Test
  void whoIsTakenIsNotTakenAgainUnlessThatWasSeen() {
    eve.take(version(null), "eve");
    assertThat(ann().orElseThrow().takenBy()).isEqualTo("eve");
    conflicts("eve has taken", () -> ben.take(version(null), "ben"));
    ben.take(version(NOW), "ben");
    assertThat(ann().orElseThrow().takenBy()).isEqualTo("ben");
    ben.release(version(NOW));
    assertThat(ann().orElseThrow()).isEqualTo(WaitingRow.of(ANN, SINCE, 1));
  }

  @Test
  void ofTwoWhoTakeAtOnceOneWins() throws Exception {
    var ready = new CountDownLatch(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var taken =
          Stream.of(eve, ben)
              .map(operator -> threads.submit(() -> takes(ready, operator)))
              .toList();
      assertThat(List.of(taken.get(0).get(), taken.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    }
  }

  private boolean takes(CountDownLatch ready, InboxService operator) {
    ready.countDown();
    try {
      ready.await();
      operator.take(version(null), operator == eve ? "eve" : "ben");
      return true;
    } catch (UserErrorException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ofTwoWhoAnswerAtOnceOneWins() {
    var seen = seen();
    send(store, "eve", seen);
    assertThat(ann()).isEmpty();
    conflicts("eve answered", () -> send(elsewhere, "ben", seen));
    send(store, "eve", seen); // she knows what she wrote
    send(elsewhere, "ben", seen());
    assertThat(store.<Long>readNow(tables -> tables.outbox().waiting())).isEqualTo(3);
    conflicts("ben has answered", () -> eve.settle(version(null)));
  }

  @Test
  void anAnswerToSomebodyWhomAnotherHasTakenIsHeldBack() {
    var before = seen();
    ben.take(version(null), "ben");
    conflicts("ben took", () -> send(store, "eve", before));
    assertThat(ann()).isPresent();
    send(elsewhere, "ben", before);
    assertThat(ann()).isEmpty();
  }

  @Test
  void anAnswerThatKnowsWhoHasTakenThemIsSent() {
    ben.take(version(null), "ben");
    send(store, "eve", seen());
    assertThat(ann()).isEmpty();
  }

  @Test
  void snoozedUsersAreApartUntilTheirTime() {
    var later = NOW.plus(Duration.ofHours(1));
    eve.snooze(version(null), later);
    assertThat(listed(NOW)).containsExactly(CID);
    assertThat(snoozed(NOW)).containsExactly(ANN);
    assertThat(listed(later)).containsExactly(ANN, CID);
    assertThat(snoozed(later)).isEmpty();
    eve.snooze(version(null), null);
    assertThat(listed(NOW)).containsExactly(ANN, CID);
    assertThatExceptionOfType(UserErrorException.class)
        .isThrownBy(() -> eve.snooze(version(null), NOW.minusMillis(1)));
    assertThatExceptionOfType(UserErrorException.class)
        .isThrownBy(() -> eve.snooze(version(null), NOW.plus(Duration.ofDays(32))));
  }

  private List<UserId> listed(Instant now) {
    return store.readNow(
        tables -> tables.waiting().oldest(FIRST, now, 5).stream().map(WaitingRow::userId).toList());
  }

  private List<UserId> snoozed(Instant now) {
    return store.readNow(tables ->
        tables.waiting().snoozed(FIRST, now, 5).stream().map(WaitingRow::userId).toList());
  }

  @Test
  void whoIsSettledWaitsNoLonger() {
    eve.settle(version(null));
    assertThat(ann()).isEmpty();
    conflicts("no longer waits", () -> ben.settle(version(null)));
    store.run(tables -> tables.waiting().add(List.of(WaitingRow.of(ANN, NOW, 9))));
    conflicts("in the meantime", () -> ben.settle(version(null)));
    assertThat(ann()).isPresent();
  }

  @Test
  void othersSeeWhoTypes() {
    eve.type(ANN, "eve");
    assertThat(ann().orElseThrow().typingBy()).isEqualTo("eve");
    assertThat(ann().orElseThrow().typingUntil()).isEqualTo(NOW.plus(InboxService.TYPING));
    eve.type(new UserId(99), "eve");
  }

  @Test
  void whatWasSeenPassesThroughAForm() {
    for (var seen :
        List.of(new SeenConversation(0, null), new SeenConversation(7, Instant.ofEpochMilli(3)))) {
      assertThat(SeenConversation.parse(seen.word())).contains(seen);
    }
    assertThat(SeenConversation.parse("")).isEmpty();
    assertThat(SeenConversation.parse("1--")).isEmpty();
    assertThat(SeenConversation.parse("1-9999999999999999999")).isEmpty();
  }
}
