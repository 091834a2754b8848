package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.FilePart;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.domain.SentFileKind;
import switchboard.domain.UserId;
import switchboard.store.sql.Encrypted;
import switchboard.store.sql.RowBatch;

/** Files that users sent; their contents are in the media folders. */
public interface MediaDao {

  /**
   * A version of a file.
   *
   * @param message row id of its message; absent when an operator sent the file to the user
   * @param nextAttemptAt while pending, when it is downloaded; while it is downloaded, when others
   *     may take it over
   * @param folder of the instance that has the file or downloads it
   * @param path name of the file there
   * @param contentKey encrypts the file; absent until it is stored
   * @param contentType by the content's first bytes
   * @param bytes length of the content
   */
  record MediaRow(
      long id,
      UserId userId,
      @Nullable Long message,
      SentFileKind kind,
      FilePart part,
      @Nullable String album,
      @Encrypted(column = "media.file_id") String fileId,
      @Encrypted(column = "media.unique_id") @Nullable String uniqueId,
      @Encrypted(column = "media.name") @Nullable String name,
      @Encrypted(column = "media.declared_type") @Nullable String declaredType,
      @Nullable Long declaredBytes,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Integer seconds,
      FileState state,
      @Nullable FileTrouble trouble,
      int attempts,
      @Nullable Instant nextAttemptAt,
      @Nullable String folder,
      @Nullable String path,
      @Encrypted(column = "media.content_key") @Nullable String contentKey,
      @Nullable String contentType,
      @Nullable Long bytes,
      @Encrypted(column = "media.sha256") @Nullable String sha256,
      Instant createdAt,
      @Nullable Instant storedAt) {}

  /** What is known of a file after its download. */
  record StoredFile(
      long id,
      UserId userId,
      String folder,
      String path,
      @Encrypted(column = "media.content_key") String contentKey,
      String contentType,
      long bytes,
      @Encrypted(column = "media.sha256") String sha256,
      Instant storedAt) {}

  /** A file in a media folder. */
  record PlacedFile(long id, String path, long bytes) {}

  @RowBatch(
      """
      INSERT INTO media (id, user_id, message, kind, part, album, file_id, unique_id, name,
                         declared_type, declared_bytes, width, height, seconds, state, trouble,
                         attempts, next_attempt_at, folder, path, content_key, content_type, bytes,
                         sha256, created_at, stored_at)
      VALUES (:id, :userId, :message, :kind, :part, :album, :fileId, :uniqueId, :name,
              :declaredType, :declaredBytes, :width, :height, :seconds, :state, :trouble,
              :attempts, :nextAttemptAt, :folder, :path, :contentKey, :contentType, :bytes,
              :sha256, :createdAt, :storedAt)
      """)
  void add(List<MediaRow> rows);

  @SqlQuery("SELECT COALESCE(max(id), 0) FROM media")
  long highestId();

  @SqlQuery("SELECT * FROM media WHERE id = :id")
  Optional<MediaRow> find(@Bind("id") long id);

  @SqlQuery("SELECT * FROM media WHERE user_id = :userId ORDER BY id")
  List<MediaRow> of(@Bind("userId") UserId userId);

  @SqlQuery("SELECT * FROM media WHERE id IN (<ids>)")
  List<MediaRow> all(@BindList("ids") List<Long> ids);

  /** Deletes the rows of a batch of files that operators sent, like their answers. */
  @SqlUpdate(
      """
      DELETE FROM media WHERE id IN
        (SELECT id FROM media WHERE message IS NULL AND created_at < :before
         ORDER BY created_at, id LIMIT :limit)
      """)
  int forgetAnswers(@Bind("before") Instant before, @Bind("limit") int limit);

  /** The files of a message, in any order. */
  @SqlQuery("SELECT * FROM media WHERE message = :message")
  List<MediaRow> ofMessage(@Bind("message") long message);

  /** The files of these messages. */
  @SqlQuery("SELECT * FROM media WHERE message IN (<messages>) ORDER BY id")
  List<MediaRow> ofMessages(@BindList("messages") List<Long> messages);

  /** Files to download, those that wait longest first. */
  @SqlQuery(
      """
      SELECT * FROM media WHERE state = 'pending' AND next_attempt_at <= :now
      ORDER BY next_attempt_at, id LIMIT :limit
      """)
  List<MediaRow> due(@Bind("now") Instant now, @Bind("limit") int limit);

  /**
   * Takes a file for an instance, unless another has taken it.
   *
   * @param seen the time in the row when it was read
   * @param until when others may take it
   */
  @SqlUpdate(
      """
      UPDATE media SET folder = :folder, next_attempt_at = :until, attempts = attempts + 1
      WHERE id = :id AND state = 'pending' AND next_attempt_at = :seen
      """)
  boolean claim(
      @Bind("id") long id,
      @Bind("folder") String folder,
      @Bind("seen") Instant seen,
      @Bind("until") Instant until);

  /**
   * Makes what this instance had taken due again: its downloads were cut off, and have not failed.
   */
  @SqlUpdate(
      """
      UPDATE media SET folder = NULL, next_attempt_at = :now, attempts = attempts - 1
      WHERE state = 'pending' AND next_attempt_at > :now AND folder = :folder
      """)
  int release(@Bind("folder") String folder, @Bind("now") Instant now);

  @RowBatch(
      """
      UPDATE media SET state = 'stored', trouble = NULL, next_attempt_at = NULL, folder = :folder,
                       path = :path, content_key = :contentKey, content_type = :contentType,
                       bytes = :bytes, sha256 = :sha256, stored_at = :storedAt
      WHERE id = :id AND user_id = :userId
      """)
  void stored(List<StoredFile> files);

  /** Ends an attempt that failed; others may make the next one. */
  @SqlUpdate(
      """
      UPDATE media SET folder = NULL, trouble = :trouble, next_attempt_at = :next
      WHERE id = :id AND state = 'pending' AND folder = :folder
      """)
  int again(
      @Bind("id") long id,
      @Bind("folder") String folder,
      @Bind("trouble") FileTrouble trouble,
      @Bind("next") Instant next);

  /** Gives a file up. */
  @SqlUpdate(
      """
      UPDATE media SET state = :state, folder = NULL, trouble = :trouble, next_attempt_at = NULL
      WHERE id = :id AND state = 'pending' AND folder = :folder
      """)
  int end(
      @Bind("id") long id,
      @Bind("folder") String folder,
      @Bind("state") FileState state,
      @Bind("trouble") @Nullable FileTrouble trouble);

  /** Asks for the download of a file that is not stored. */
  @SqlUpdate(
      """
      UPDATE media SET state = 'pending', trouble = NULL, attempts = 0, folder = NULL,
                       next_attempt_at = :now
      WHERE id = :id AND state IN ('offered', 'too_big', 'refused', 'gone')
      """)
  int request(@Bind("id") long id, @Bind("now") Instant now);

  /** The content of a file is gone from its folder. */
  @SqlUpdate(
      """
      UPDATE media SET state = 'gone', trouble = :trouble, folder = NULL, path = NULL,
                       content_key = NULL
      WHERE id = :id AND path = :path
      """)
  int lost(@Bind("id") long id, @Bind("path") String path, @Bind("trouble") FileTrouble trouble);

  /** What a filter leaves. A word that is empty leaves all. */
  String FILTERED =
      """
       AND part = 'original' AND id < :before
       AND (:kind = '' OR kind = :kind) AND (:state = '' OR state = :state)
      ORDER BY id DESC LIMIT :limit
      """;

  /** Originals, newest first. */
  @SqlQuery("SELECT * FROM media WHERE id > 0" + FILTERED)
  List<MediaRow> newest(
      @Bind("kind") String kind,
      @Bind("state") String state,
      @Bind("before") long before,
      @Bind("limit") int limit);

  /** Originals of a user, newest first. */
  @SqlQuery("SELECT * FROM media WHERE user_id = :userId" + FILTERED)
  List<MediaRow> newestOf(
      @Bind("userId") UserId userId,
      @Bind("kind") String kind,
      @Bind("state") String state,
      @Bind("before") long before,
      @Bind("limit") int limit);

  /** The files in a folder with names from one to another. */
  @SqlQuery(
      """
      SELECT id, path, bytes FROM media
      WHERE folder = :folder AND path >= :first AND path < :end
      """)
  List<PlacedFile> placed(
      @Bind("folder") String folder, @Bind("first") String first, @Bind("end") String end);

  /** Files stored before this time, oldest first. */
  @SqlQuery(
      """
      SELECT id, path, bytes FROM media WHERE path IS NOT NULL AND stored_at < :before
      ORDER BY stored_at, id LIMIT :limit
      """)
  List<PlacedFile> storedBefore(@Bind("before") Instant before, @Bind("limit") int limit);

  /** Why files wait although they were tried. */
  @SqlQuery("SELECT DISTINCT trouble FROM media WHERE state = 'pending' AND trouble IS NOT NULL")
  List<FileTrouble> troubles();

  /** Files that were in one folder are in another: they were restored there. */
  @SqlUpdate("UPDATE media SET folder = :to WHERE folder = :from AND path >= ''")
  int moved(@Bind("from") String from, @Bind("to") String to);
}
