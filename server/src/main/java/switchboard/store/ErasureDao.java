package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;

/**
 * Erased users, identified by fingerprint, about whom nothing may be stored until they return; and
 * erasure requests by operators.
 */
public interface ErasureDao {

  /** An operator's request to erase a user. */
  record ErasureRequestRow(UserId userId, Instant requestedAt) {}

  /**
   * An erasure of a user who has not returned.
   *
   * @param person fingerprint of the user
   * @param updateId the update that requested it; absent when requested by an operator
   */
  record ErasureRow(String receipt, String person, Instant erasedAt, @Nullable Long updateId) {}

  @SqlUpdate(
      """
      INSERT INTO erasures (receipt, person, erased_at) VALUES (:receipt, :person, :at)
      ON CONFLICT (receipt) DO NOTHING
      """)
  void add(@Bind("receipt") String receipt, @Bind("person") String person, @Bind("at") Instant at);

  /** Whether the rows of this erasure have been deleted. */
  @SqlQuery("SELECT count(*) > 0 FROM erasures WHERE receipt = :receipt")
  boolean isDone(@Bind("receipt") String receipt);

  @SqlQuery("SELECT receipt FROM erasures")
  List<String> receipts();

  /** Records which update requested this user's latest erasure. */
  @SqlUpdate("UPDATE erasures SET update_id = :updateId WHERE person = :person AND begun_anew = 0")
  void askedBy(@Bind("person") String person, @Bind("updateId") long updateId);

  @SqlQuery("SELECT * FROM erasures WHERE begun_anew = 0 AND person IN (<people>)")
  List<ErasureRow> among(@BindList("people") List<String> people);

  @SqlUpdate("UPDATE erasures SET begun_anew = 1 WHERE person = :person")
  void beginAnew(@Bind("person") String person);

  @SqlUpdate(
      """
      INSERT INTO erasure_requests (user_id, requested_at) VALUES (:userId, :at)
      ON CONFLICT (user_id) DO NOTHING
      """)
  void request(@Bind("userId") UserId userId, @Bind("at") Instant at);

  @SqlQuery("SELECT * FROM erasure_requests WHERE user_id = :userId")
  Optional<ErasureRequestRow> request(@Bind("userId") UserId userId);

  @SqlQuery("SELECT user_id FROM erasure_requests ORDER BY requested_at, user_id")
  List<UserId> requested();

  /** The receipt of the user's last erasure. */
  @SqlQuery("SELECT receipt FROM erasures WHERE person = :person ORDER BY erased_at DESC LIMIT 1")
  Optional<String> lastReceipt(@Bind("person") String person);

  @SqlUpdate("DELETE FROM erasure_requests WHERE user_id = :userId")
  void answered(@Bind("userId") UserId userId);
}
