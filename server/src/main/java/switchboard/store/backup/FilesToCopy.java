package switchboard.store.backup;

import static switchboard.base.Sentence.sentence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.base.FileFailure;
import switchboard.base.FileFailure.Use;
import switchboard.store.sqlite.DatabaseFailure;

/**
 * The files of SQLite.
 *
 * @param folder the data folder
 */
record FilesToCopy(Path folder) implements BackupSource {

  private Path file(BackupKind kind) {
    return folder.resolve(kind.database());
  }

  @Override
  public String place(BackupKind kind) {
    return file(kind).toString();
  }

  @Override
  public CopiedDatabase open(BackupKind kind) throws SQLException {
    var file = file(kind);
    FileFailure.hidden(file)
        .ifPresent(failure -> {
          throw BackupException.of(DatabaseFailure.seen(file, failure));
        });
    if (!Files.exists(file)) {
      throw new BackupException(sentence("backups.error.no_database", file));
    }
    return new Snapshot(file, kind.schema);
  }

  /**
   * Attributes damage to the source; other failures to the copy, unless the source file shows the
   * cause.
   */
  @Override
  public BackupException failure(BackupKind kind, @Nullable Path copy, SQLException failure) {
    var file = file(kind);
    return copy == null
            || DatabaseFailure.isDamage(failure)
            || FileFailure.check(file, Use.WRITE).isPresent()
        ? BackupException.of(DatabaseFailure.of(file, failure))
        : BackupException.of(DatabaseFailure.of(copy, failure));
  }

  /** Others use the same backup folder. */
  @Override
  public void made(Instant at) {}
}
