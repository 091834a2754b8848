package switchboard.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.outbox.CommitPipeline;
import switchboard.store.PersonalData;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;
import switchboard.store.keys.KeyRingCipher;
import switchboard.testing.CapturedLog;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestDatabase;

/**
 * What operators write to or about a user who, a moment ago, was erased by another instance and has
 * become known there again.
 */
@NeedsPostgres
class ReturnedUserTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final UserId ANN = new UserId(5);

  @TempDir Path folder;
  private Store here;
  private Store elsewhere;
  private CapturedLog log;

  @BeforeEach
  void open() {
    here = TestDatabase.POSTGRES.open(folder);
    elsewhere = TestDatabase.POSTGRES.open(folder);
    log = new CapturedLog(KeyRingCipher.class);
    save(here, "Ann"); // the key is in its memory now
    elsewhere.run(tables -> {
      tables.lock(ANN);
      tables.keys().destroy(tables.keys().stored(ANN), "R-1", NOW);
      var _ = PersonalData.erase(tables, ANN);
    });
    save(elsewhere, "Anna");
  }

  @AfterEach
  void close() {
    log.close();
    here.close();
    elsewhere.close();
  }

  private static void save(Store store, String name) {
    var user =
        new UserRow(ANN, null, name, null, "en", false, ChatId.ofPrivate(ANN), NOW, NOW, true);
    store.run(tables -> tables.users().save(List.of(user)));
  }

  private PersonalData data() {
    return elsewhere.readNow(tables -> PersonalData.of(tables, ANN));
  }

  @Test
  void theirMessageCanBeRead() {
    new ReplyService(here, new CommitPipeline(here, null), CLOCK)
        .send(ANN, "Hello Anna", "owner", null);
    assertThat(data().replies())
        .singleElement()
        .satisfies(reply -> assertThat(reply.call()).contains("Hello Anna"));
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void theirNoteCanBeRead() {
    new PeopleService(here, CLOCK).saveNote(ANN, "called back", "owner");
    assertThat(data().note())
        .hasValueSatisfying(row -> assertThat(row.note()).isEqualTo("called back"));
    assertThat(log.lines()).isEmpty();
  }
}
