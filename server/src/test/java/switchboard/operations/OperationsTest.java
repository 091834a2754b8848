package switchboard.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.base.UserErrorException;
import switchboard.base.UserErrorException.Kind;
import switchboard.domain.AccountId;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.engine.Erasure;
import switchboard.outbox.CommitPipeline;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

/** Rules of use cases, on a store without a running server. */
@OnEachDatabase
class OperationsTest {

  @Parameter TestDatabase database;

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final UserId ANN = new UserId(5);
  private static final UserId BEN = new UserId(6);
  private static final UserId NOBODY = new UserId(7);

  private Store store;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = database.open(folder);
    store.run(tables ->
        tables
            .users()
            .save(
                List.of(
                    new UserRow(
                        ANN, null, "Ann", null, "en", false, ChatId.ofPrivate(ANN), NOW, NOW, true),
                    new UserRow(BEN, null, "Ben", null, "en", false, null, NOW, NOW, true))));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static void fails(Kind kind, String field, ThrowingCallable call) {
    assertThatExceptionOfType(UserErrorException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind))
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  void erasureIsAwaitedUntilTheDeadline() {
    var erasures = new ErasureService(store, CLOCK);
    erasures.request(ANN);
    assertThat(erasures.await(ANN, Duration.ZERO)).isFalse();
    new Erasure(store, new CommitPipeline(store, null), CLOCK).run();
    assertThat(erasures.await(ANN, Duration.ZERO)).isTrue();
    assertThat(erasures.receipt(ANN)).hasValueSatisfying(it -> assertThat(it).startsWith("R-"));
  }

  @Test
  void replyNeedsTextAndChat() {
    var replies = new ReplyService(store, new CommitPipeline(store, null), CLOCK);
    fails(Kind.INVALID, "text", () -> replies.send(ANN, " ", "eve", null));
    fails(Kind.INVALID, "text", () -> replies.send(ANN, "x".repeat(4097), "eve", null));
    fails(Kind.INVALID, "text", () -> replies.send(BEN, "hello", "eve", null));
    fails(Kind.NOT_FOUND, "", () -> replies.send(NOBODY, "hello", "eve", null));
    replies.send(ANN, "x".repeat(4096), "eve", null);
    assertThat(store.<Long>readNow(tables -> tables.outbox().waiting())).isEqualTo(1);
  }

  @Test
  void unknownUpdatesAndUsersAreNotFound() {
    var quarantine = new QuarantineService(store, CLOCK);
    fails(Kind.NOT_FOUND, "", () -> quarantine.replay(3));
    fails(Kind.NOT_FOUND, "", () -> quarantine.discard(3));
    fails(Kind.NOT_FOUND, "", () -> new ExportService(store, CLOCK).document(NOBODY));
    var people = new PeopleService(store, CLOCK);
    fails(Kind.NOT_FOUND, "", () -> people.saveNote(NOBODY, "a note", "eve"));
    fails(Kind.NOT_FOUND, "", () -> people.endSession(ANN));
  }

  @Test
  void disclosureNeedsAReasonAndIsForOneAccount() {
    var people = new PeopleService(store, CLOCK);
    fails(Kind.INVALID, "why", () -> people.disclose(ANN, new AccountId(1), "eve", " "));
    people.disclose(ANN, new AccountId(1), "eve", "asked us");
    assertThat(store.<Boolean>readNow(tables -> people.isDisclosed(tables, ANN, new AccountId(1))))
        .isTrue();
    assertThat(store.<Boolean>readNow(tables -> people.isDisclosed(tables, ANN, new AccountId(2))))
        .isFalse();
  }
}
