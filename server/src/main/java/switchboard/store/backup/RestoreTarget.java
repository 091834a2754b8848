package switchboard.store.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.store.Databases;
import switchboard.store.sql.Database;

/** The databases in use, which a restore replaces by the prepared ones. */
interface RestoreTarget extends AutoCloseable {

  static RestoreTarget of(Databases databases, RestoreSwap prepared, Progress progress) {
    return switch (databases) {
      case Databases.Embedded _ -> new FilesInUse(prepared);
      case Databases.Served served -> new ServedInUse(served, prepared, progress);
    };
  }

  /** Where the data is, for messages. */
  String place();

  /** The setting that says where the data is. */
  String setting();

  /** Where the keys are, for messages. */
  String keyPlace();

  /**
   * Keeps servers from running until this is closed.
   *
   * @throws BackupException when one runs
   */
  void hold();

  /** Facts of a database; empty when it is missing or damaged. */
  Map<String, String> facts(BackupKind kind);

  boolean exists(BackupKind kind);

  Database keys();

  /** The receipts of all erasures that the keys know; empty when they are missing or damaged. */
  List<String> receipts();

  /**
   * Where the replaced databases are kept.
   *
   * @param data absent: there was none
   */
  record Kept(Optional<Path> data, Optional<Path> keys) {}

  /**
   * Replaces the data, and the keys if they were prepared.
   *
   * @param stamp used in the names of the replaced files
   */
  Kept replace(String stamp) throws IOException, SQLException;

  @Override
  void close();
}
