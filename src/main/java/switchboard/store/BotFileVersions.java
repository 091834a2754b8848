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

  /** The newest first, without their texts. */
  @SqlQuery("SELECT id, sha256, loaded_at FROM bot_file_versions ORDER BY id DESC LIMIT :limit")
  List<Rows.BotFileVersion> latest(@Bind("limit") int limit);

  @SqlQuery("SELECT source FROM bot_file_versions WHERE id = :id")
  Optional<String> source(@Bind("id") long id);

  @SqlQuery("SELECT source FROM bot_file_versions WHERE id < :id ORDER BY id DESC LIMIT 1")
  Optional<String> sourceBefore(@Bind("id") long id);

  /** Newest first; one that came back counts once, at its last place. */
  @SqlQuery("SELECT source FROM bot_file_versions GROUP BY sha256, source ORDER BY max(id) DESC")
  List<String> sources();
}
