package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** History of bot files, so that buttons sent by earlier versions can still be resolved. */
public interface BotFileVersionDao {

  /** A version of the bot file and when it was loaded. */
  record BotFileVersionRow(long id, String sha256, Instant loadedAt) {}

  @SqlUpdate(
      """
      INSERT INTO bot_file_versions (sha256, source, loaded_at)
      VALUES (:sha256, :source, :loadedAt)
      """)
  void add(
      @Bind("sha256") String sha256,
      @Bind("source") String source,
      @Bind("loadedAt") Instant loadedAt);

  @SqlQuery("SELECT sha256 FROM bot_file_versions ORDER BY id DESC LIMIT 1")
  Optional<String> newest();

  /** Versions before the given one, newest first. */
  @SqlQuery(
      """
      SELECT id, sha256, loaded_at FROM bot_file_versions WHERE id < :before
      ORDER BY id DESC LIMIT :limit
      """)
  List<BotFileVersionRow> olderThan(@Bind("before") long before, @Bind("limit") int limit);

  /** The next version. */
  @SqlQuery(
      "SELECT id, sha256, loaded_at FROM bot_file_versions WHERE id > :id ORDER BY id LIMIT 1")
  Optional<BotFileVersionRow> after(@Bind("id") long id);

  @SqlQuery("SELECT id, sha256, loaded_at FROM bot_file_versions WHERE id = :id")
  Optional<BotFileVersionRow> find(@Bind("id") long id);

  @SqlQuery("SELECT source FROM bot_file_versions WHERE id = :id")
  Optional<String> source(@Bind("id") long id);

  /** Newest first; a version used more than once appears once, at its latest position. */
  @SqlQuery("SELECT source FROM bot_file_versions GROUP BY sha256, source ORDER BY max(id) DESC")
  List<String> sources();
}
