package switchboard.store.audit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.crypto.KeySource;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.AuditEntry.Actor;
import switchboard.domain.AuditEntry.Result;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;
import switchboard.store.backup.BackupFixture;

/** Test fixture: a data folder with an audit log to write and tamper with. */
final class AuditFixture {

  static final Instant NOW = Instant.parse("2026-11-23T05:30:00Z");
  private static final Actor ACTOR = new Actor(Actor.Kind.TOKEN, 7, "report", "192.0.2.1");

  private final Path folder;

  AuditFixture(Path folder) {
    this.folder = folder;
  }

  Path database() {
    return folder.resolve("switchboard.db");
  }

  Path keys() {
    return folder.resolve("keys.db");
  }

  Store open() {
    return Store.open(database(), KeySource.file(folder.resolve("master.json")));
  }

  static AuditEntry entry(@Nullable Long user) {
    return new AuditEntry(
        NOW,
        ACTOR,
        AuditAction.PEOPLE_READ,
        "GET /x/{user_id}",
        user == null ? null : new UserId(user),
        3L,
        1,
        Result.DONE);
  }

  /** Creates these people and writes an audit entry for each. */
  static void write(Store store, long... people) {
    for (long person : people) {
      store.writeNow(tables -> {
        tables
            .users()
            .save(
                List.of(
                    new UserRow(
                        new UserId(person),
                        null,
                        "Ann",
                        null,
                        "en",
                        false,
                        new ChatId(1),
                        NOW,
                        NOW,
                        true)));
        return AuditChain.append(tables, entry(person));
      });
    }
  }

  /** The same with a store opened for this call. */
  void write(long... people) {
    try (var store = open()) {
      write(store, people);
    }
  }

  AuditVerification.Outcome verify() {
    try (var store = open()) {
      return AuditVerification.of(store);
    }
  }

  /** Changes the data outside the program. */
  void meddle(String... statements) {
    for (var sql : statements) {
      BackupFixture.meddle(database(), sql);
    }
  }

  void meddleWithKeys(String sql) {
    BackupFixture.meddle(keys(), sql);
  }
}
