package switchboard.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import switchboard.domain.UserId;

/**
 * Files to delete after the commit. The transaction that deletes rows of {@code media}, or makes
 * them forget their files, writes the names here first; the instance with the folder deletes them.
 */
public interface RemovedMediaDao {

  String COLUMNS = "INSERT INTO removed_media (path, folder) SELECT path, folder FROM media ";

  /** All files of a user. */
  @SqlUpdate(COLUMNS + "WHERE user_id = :userId AND path IS NOT NULL")
  int addOf(@Bind("userId") UserId userId);

  /** The files of the messages that {@link MessageDao#forgetUncounted} deletes. */
  @SqlUpdate(
      COLUMNS
          + """
          WHERE path IS NOT NULL AND message IN
            (SELECT id FROM user_messages
             WHERE timestamp < :before
               AND id IN (SELECT id FROM user_messages ORDER BY id LIMIT :limit))
          """)
  int addOfForgotten(@Bind("before") Instant before, @Bind("limit") int limit);

  /** The files that {@link MediaDao#forgetAnswers} forgets. */
  @SqlUpdate(
      COLUMNS
          + """
          WHERE path IS NOT NULL AND id IN
            (SELECT id FROM media WHERE message IS NULL AND created_at < :before
             ORDER BY created_at, id LIMIT :limit)
          """)
  int addOfForgottenAnswers(@Bind("before") Instant before, @Bind("limit") int limit);

  @SqlUpdate(COLUMNS + "WHERE id = :id AND path IS NOT NULL")
  int add(@Bind("id") long id);

  @SqlQuery("SELECT path FROM removed_media WHERE folder = :folder ORDER BY path LIMIT :limit")
  List<String> in(@Bind("folder") String folder, @Bind("limit") int limit);

  /** The file was deleted. */
  @SqlUpdate("DELETE FROM removed_media WHERE path = :path")
  int done(@Bind("path") String path);
}
