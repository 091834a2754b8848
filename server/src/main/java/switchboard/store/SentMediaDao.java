package switchboard.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import switchboard.domain.Attachment;

/** Files of screens that Telegram has. */
public interface SentMediaDao {

  record SentMediaRow(
      long botId, String sha256, Attachment.Kind kind, String fileId, Instant sentAt) {}

  @SqlUpdate(
      """
      INSERT INTO sent_media (bot_id, sha256, kind, file_id, sent_at)
      VALUES (:botId, :sha256, :kind, :fileId, :sentAt)
      ON CONFLICT (bot_id, sha256, kind)
      DO UPDATE SET file_id = excluded.file_id, sent_at = excluded.sent_at
      """)
  void save(@BindMethods SentMediaRow row);

  @SqlQuery("SELECT * FROM sent_media WHERE bot_id = :botId")
  List<SentMediaRow> of(@Bind("botId") long botId);
}
