package switchboard.store.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.AuditEntry.Actor;
import switchboard.domain.AuditEntry.Result;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;
import switchboard.testing.TestDatabase;

/** Test fixture: a data folder with an audit log to write and tamper with. */
final class AuditFixture {

  static final Instant NOW = Instant.parse("2026-11-23T05:30:00Z");
  private static final Actor ACTOR = new Actor(Actor.Kind.TOKEN, 7, "report", "192.0.2.1");

  private final TestDatabase product;
  private final Path folder;

  AuditFixture(TestDatabase product, Path folder) {
    this.product = product;
    this.folder = folder;
  }

  Store open() {
    return product.open(folder);
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
    product.change(folder, statements);
  }

  void meddleWithKeys(String sql) {
    product.changeKeys(folder, sql);
  }

  /** The names of the columns of the log. */
  List<String> columns() {
    try (var connection = product.connect(folder);
        var statement = connection.createStatement();
        var none = statement.executeQuery("SELECT * FROM audit_log WHERE id = 0")) {
      var names = new ArrayList<String>();
      for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
        names.add(none.getMetaData().getColumnName(i));
      }
      return names;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts older data into place by hand, after this work. */
  void takeBackAfter(Runnable work) throws IOException {
    switch (product) {
      case SQLITE -> {
        var data = folder.resolve("switchboard.db");
        var copy = Files.copy(data, folder.resolve("copy.db"));
        work.run();
        Files.move(copy, data, StandardCopyOption.REPLACE_EXISTING);
      }
      case POSTGRES -> {
        meddle("CREATE TABLE kept AS SELECT * FROM audit_log");
        work.run();
        meddle(
            "DELETE FROM audit_subjects",
            "DELETE FROM audit_log",
            "INSERT INTO audit_log SELECT * FROM kept");
      }
    }
  }
}
