package switchboard.store.backup;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.store.Databases;

/** The databases that backups copy. */
interface BackupSource {

  /**
   * @param folder the data folder
   */
  static BackupSource of(Databases databases, Path folder) {
    return switch (databases) {
      case Databases.Embedded _ -> new FilesToCopy(folder);
      case Databases.Served served -> new ServedToCopy(served);
    };
  }

  /** Where a database is, for messages. */
  String place(BackupKind kind);

  CopiedDatabase open(BackupKind kind) throws SQLException;

  /**
   * What a failure means.
   *
   * @param copy where it was copied to; absent when it was not
   */
  BackupException failure(BackupKind kind, @Nullable Path copy, SQLException failure);

  /** Records when a backup was made where others make backups too. */
  void made(Instant at);
}
