package switchboard.store.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import switchboard.domain.UserId;

/** Unfinished erasures, and the ledger of completed ones. */
public interface ErasureLedgerDao {

  /**
   * @param person a fingerprint
   */
  record ErasureLedgerRow(String receipt, String person, Instant erasedAt) {}

  record ErasureUnderWayRow(UserId userId, String receipt, Instant startedAt) {}

  @SqlUpdate(
      """
      INSERT INTO erasures_under_way (user_id, receipt, started_at)
      VALUES (:userId, :receipt, :at)
      ON CONFLICT (receipt) DO NOTHING
      """)
  void begin(
      @Bind("userId") UserId userId, @Bind("receipt") String receipt, @Bind("at") Instant at);

  @SqlQuery("SELECT * FROM erasures_under_way ORDER BY started_at, user_id")
  List<ErasureUnderWayRow> underWay();

  @SqlUpdate("DELETE FROM erasures_under_way WHERE receipt = :receipt")
  void end(@Bind("receipt") String receipt);

  @SqlUpdate(
      """
      INSERT INTO erasure_ledger (receipt, person, erased_at) VALUES (:receipt, :person, :at)
      ON CONFLICT (receipt) DO NOTHING
      """)
  void enter(
      @Bind("receipt") String receipt, @Bind("person") String person, @Bind("at") Instant at);

  @SqlQuery("SELECT * FROM erasure_ledger ORDER BY erased_at, receipt")
  List<ErasureLedgerRow> all();

  @SqlQuery("SELECT * FROM erasure_ledger WHERE erased_at >= :at")
  List<ErasureLedgerRow> since(@Bind("at") Instant at);

  @SqlQuery("SELECT max(erased_at) FROM erasure_ledger WHERE person = :person")
  Optional<Instant> lastErasure(@Bind("person") String person);
}
