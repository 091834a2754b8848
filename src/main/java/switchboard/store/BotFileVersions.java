package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Bot files that were in use, so that buttons made by any of them can be understood. */
public interface BotFileVersions {

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

  /** The newest first, of those that were in use before that one. */
  @SqlQuery(
      """
      SELECT id, sha256, loaded_at FROM bot_file_versions WHERE id < :before
      ORDER BY id DESC LIMIT :limit
      """)
  List<Rows.BotFileVersion> olderThan(@Bind("before") long before, @Bind("limit") int limit);

  /** The one that followed. */
  @SqlQuery(
      "SELECT id, sha256, loaded_at FROM bot_file_versions WHERE id > :id ORDER BY id LIMIT 1")
  Optional<Rows.BotFileVersion> after(@Bind("id") long id);

  @SqlQuery("SELECT id, sha256, loaded_at FROM bot_file_versions WHERE id = :id")
  Optional<Rows.BotFileVersion> find(@Bind("id") long id);

  @SqlQuery("SELECT source FROM bot_file_versions WHERE id = :id")
  Optional<String> source(@Bind("id") long id);

  /** Newest first; one that came back counts once, at its last place. */
  @SqlQuery("SELECT source FROM bot_file_versions GROUP BY sha256, source ORDER BY max(id) DESC")
  List<String> sources();
}
