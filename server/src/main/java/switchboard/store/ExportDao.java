package switchboard.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import switchboard.domain.UserId;

/** When users last exported their data. */
public interface ExportDao {

  /** When a user last exported their data. */
  record ExportRow(UserId userId, Instant exportedAt) {}

  @SqlQuery("SELECT * FROM exports WHERE user_id = :userId")
  Optional<ExportRow> of(@Bind("userId") UserId userId);

  @SqlUpdate(
      """
      INSERT INTO exports (user_id, exported_at) VALUES (:userId, :at)
      ON CONFLICT (user_id) DO UPDATE SET exported_at = excluded.exported_at
      """)
  void note(@Bind("userId") UserId userId, @Bind("at") Instant at);
}
