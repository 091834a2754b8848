package switchboard.store.keys;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import switchboard.store.sql.RowBatch;

/** The application keys. */
interface ApplicationKeyDao {

  record ApplicationKeyRow(String purpose, long masterId, String wrapped) {}

  @SqlQuery("SELECT * FROM application_keys ORDER BY purpose")
  List<ApplicationKeyRow> all();

  @SqlQuery("SELECT * FROM application_keys WHERE purpose = :purpose")
  Optional<ApplicationKeyRow> find(@Bind("purpose") String purpose);

  @RowBatch(
      """
      INSERT INTO application_keys (purpose, master_id, wrapped) VALUES (:purpose, :masterId, :wrapped)
      ON CONFLICT (purpose) DO UPDATE SET
        master_id = excluded.master_id, wrapped = excluded.wrapped
      """)
  void save(List<ApplicationKeyRow> keys);
}
