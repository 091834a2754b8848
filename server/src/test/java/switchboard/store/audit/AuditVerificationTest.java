package switchboard.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.crypto.KeySource;
import switchboard.domain.UserId;
import switchboard.store.AuditPage;
import switchboard.store.PersonalData;
import switchboard.store.Store;
import switchboard.store.audit.AuditVerification.Flaw;
import switchboard.store.audit.AuditVerification.Outcome;
import switchboard.store.keys.KeyRotation;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

/** An attacker with write access to the database but without the master key is detected. */
@OnEachDatabase
class AuditVerificationTest {

  @Parameter TestDatabase database;

  @TempDir Path folder;
  private AuditFixture stage;

  @BeforeEach
  void fill() {
    stage = new AuditFixture(database, folder);
    stage.write(1, 2, 3, 4, 5);
  }

  private void isBroken(long row, Flaw flaw) {
    assertThat(stage.verify()).isEqualTo(new Outcome.Broken(row, flaw));
  }

  @Test
  void whatWasWrittenIsIntact() {
    assertThat(stage.verify())
        .isInstanceOfSatisfying(
            Outcome.Intact.class,
            intact -> {
              assertThat(intact.end().row()).isEqualTo(5);
              assertThat(intact.restores()).isEmpty();
            });
  }

  @Test
  void aChangeOfAnyColumnIsSeen() {
    var changes =
        List.of(
            "noted_at = noted_at + 1",
            "actor_kind = 'login'",
            "actor_id = 8",
            "actor = 'reporu'",
            "address = NULL",
            "action = 'login'",
            "way = ''",
            "person = NULL",
            "person = (SELECT person FROM audit_log WHERE id = 4)",
            "object = NULL",
            "times = 2",
            "result = 'refused'",
            "replaces = '9:x'",
            "mac = (SELECT mac FROM audit_log WHERE id = 4)",
            "actor = 'report9', address = '2.0.2.1'",
            "actor = '', address = 'report192.0.2.1'");
    stage.meddle(
        "DELETE FROM audit_subjects", "CREATE TABLE kept AS SELECT * FROM audit_log WHERE id = 3");
    try (var store = stage.open()) {
      for (var change : changes) {
        stage.meddle("UPDATE audit_log SET " + change + " WHERE id = 3");
        assertThat(AuditVerification.of(store))
            .as(change)
            .isEqualTo(new Outcome.Broken(3, Flaw.CHANGED));
        stage.meddle(
            "DELETE FROM audit_log WHERE id = 3", "INSERT INTO audit_log SELECT * FROM kept");
      }
      assertThat(AuditVerification.of(store)).isInstanceOf(Outcome.Intact.class);
    }
  }

  /** A new column must be covered by the seal. */
  @Test
  void everyColumnIsTried() {
    assertThat(stage.columns())
        .containsExactlyInAnyOrder(
            "id",
            "noted_at",
            "actor_kind",
            "actor_id",
            "actor",
            "address",
            "action",
            "way",
            "person",
            "object",
            "times",
            "result",
            "replaces",
            "mac");
  }

  @Test
  void aRowThatWasTakenOutIsMissed() {
    stage.meddle("DELETE FROM audit_subjects", "DELETE FROM audit_log WHERE id = 3");
    isBroken(3, Flaw.MISSING);
    stage.meddle("DELETE FROM audit_log WHERE id = 1");
    isBroken(1, Flaw.MISSING);
  }

  @Test
  void aRowThatWasTakenOutAndWhoseGapWasClosedIsMissed() {
    stage.meddle(
        "DELETE FROM audit_subjects",
        "DELETE FROM audit_log WHERE id = 3",
        "UPDATE audit_log SET id = id - 1 WHERE id > 3");
    isBroken(3, Flaw.CHANGED);
  }

  @Test
  void rowsTakenOffTheEndAreMissedAndStayMissedWhenTheLogGrows() {
    stage.meddle("DELETE FROM audit_subjects", "DELETE FROM audit_log WHERE id > 2");
    isBroken(5, Flaw.CUT);
    stage.write(6);
    isBroken(5, Flaw.CUT);
    stage.write(7, 8, 9);
    isBroken(5, Flaw.CUT);
  }

  @Test
  void anEmptiedLogIsMissed() {
    stage.meddle("DELETE FROM audit_subjects", "DELETE FROM audit_log");
    isBroken(5, Flaw.CUT);
  }

  @Test
  void rowsThatChangedPlacesAreSeen() {
    stage.meddle(
        "DELETE FROM audit_subjects",
        "UPDATE audit_log SET id = 99 WHERE id = 2",
        "UPDATE audit_log SET id = 2 WHERE id = 4",
        "UPDATE audit_log SET id = 4 WHERE id = 99");
    isBroken(2, Flaw.CHANGED);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 6})
  void aRowThatWasPutInIsSeen(long id) {
    stage.meddle(
        """
        INSERT INTO audit_log SELECT %d, noted_at, actor_kind, actor_id, actor, address, action,
          way, person, object, times, result, '5:' || mac, mac FROM audit_log WHERE id = 5\
        """
            .formatted(id));
    isBroken(id, Flaw.CHANGED);
  }

  @Test
  void aMarkThatWasPutBackByHandIsSeen() {
    stage.meddle("DELETE FROM audit_subjects", "DELETE FROM audit_log WHERE id > 2");
    stage.meddleWithKeys(
        "UPDATE instance SET content = '2' || substr(content, 2) WHERE name = 'audit_mark'");
    isBroken(2, Flaw.FALSELY_MARKED);
    stage.meddleWithKeys("DELETE FROM instance WHERE name = 'audit_mark'");
    isBroken(2, Flaw.UNMARKED);
    stage.write(6);
    isBroken(3, Flaw.UNMARKED);
  }

  @Test
  void aRowThatNamesSomebodyElseIsSeen() {
    stage.meddle("UPDATE audit_subjects SET user_id = 1 WHERE audit_id = 2");
    isBroken(2, Flaw.MISNAMED);
  }

  @Test
  void olderDataPutInPlaceByHandAreSeen() throws IOException {
    stage.takeBackAfter(() -> stage.write(6));
    isBroken(6, Flaw.CUT);
  }

  private static int named(Store store, long person) {
    return store.readNow(tables -> tables.auditLog().subjectsOf(new UserId(person)).size());
  }

  private static int about(Store store, long person) {
    return store.readNow(
        tables -> AuditPage.of(tables, new UserId(person), Long.MAX_VALUE, 9).rows().size());
  }

  @Test
  void whoIsErasedIsNamedNoMoreAndTheLogIsIntact() {
    try (var store = stage.open()) {
      assertThat(named(store, 3)).isEqualTo(1);
      store.writeNow(tables -> PersonalData.erase(tables, new UserId(3)));
      assertThat(named(store, 3)).isZero();
      assertThat(about(store, 3)).as("whoever knows the number can still ask").isEqualTo(1);
    }
    assertThat(stage.verify()).isInstanceOf(Outcome.Intact.class);
    stage.write(3);
    assertThat(stage.verify()).isInstanceOf(Outcome.Intact.class);
  }

  @Test
  void nobodyIsNamedWhomTheProgramDoesNotKnow() {
    try (var store = stage.open()) {
      store.writeNow(tables -> AuditChain.append(tables, AuditFixture.entry(99L)));
      assertThat(about(store, 99)).isEqualTo(1);
      assertThat(named(store, 99)).isZero();
    }
    assertThat(stage.verify()).isInstanceOf(Outcome.Intact.class);
  }

  @Test
  void severalProgramsWriteAtOnceAndTheLogIsOneChain() {
    try (var one = stage.open();
        var other = stage.open()) {
      var written =
          IntStream.range(0, 400)
              .mapToObj(i ->
                  (i % 2 == 0 ? one : other)
                      .write(tables -> AuditChain.append(tables, AuditFixture.entry((long) i))))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(written).join();
    }
    assertThat(stage.verify())
        .isInstanceOfSatisfying(
            Outcome.Intact.class, intact -> assertThat(intact.end().row()).isEqualTo(405));
  }

  @Test
  void aRowOfATransactionThatFailsIsNotThere() {
    try (var store = stage.open()) {
      var failing =
          store.write(tables -> {
            var _ = AuditChain.append(tables, AuditFixture.entry(1L));
            throw new IllegalStateException("a bug");
          });
      assertThat(failing.handle((_, failure) -> failure != null).join()).isEqualTo(true);
      int later = store.readNow(tables -> tables.auditLog().after(5, 10).size());
      assertThat(later).isZero();
    }
    stage.write(1);
    assertThat(stage.verify()).isInstanceOf(Outcome.Intact.class);
  }

  @Test
  void theMasterKeyMayChange() {
    var master = KeySource.file(folder.resolve("master.json"));
    try (var rotation = KeyRotation.of(database.databases(folder).keys(), master)) {
      assertThat(rotation.run(false, KeyRotation.Progress.NONE))
          .isInstanceOf(KeyRotation.Outcome.Complete.class);
    }
    stage.write(6);
    assertThat(stage.verify()).isInstanceOf(Outcome.Intact.class);
  }
}
