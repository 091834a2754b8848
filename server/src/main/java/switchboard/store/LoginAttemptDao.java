package switchboard.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Recent attempts to log in, by the fingerprint of what they count for. */
public interface LoginAttemptDao {

  @SqlUpdate("INSERT INTO login_attempts (pool, attempted_at) VALUES (:pool, :at)")
  void add(@Bind("pool") String pool, @Bind("at") Instant at);

  /**
   * The time of an attempt.
   *
   * @param later how many later ones there are
   */
  @SqlQuery(
      """
      SELECT attempted_at FROM login_attempts WHERE pool = :pool
      ORDER BY attempted_at DESC LIMIT 1 OFFSET :later
      """)
  Optional<Instant> before(@Bind("pool") String pool, @Bind("later") int later);

  @SqlUpdate("DELETE FROM login_attempts WHERE pool = :pool")
  void forget(@Bind("pool") String pool);

  @SqlUpdate(
      """
      DELETE FROM login_attempts WHERE id =
        (SELECT id FROM login_attempts WHERE pool = :pool ORDER BY attempted_at DESC LIMIT 1)
      """)
  void forgetLatest(@Bind("pool") String pool);

  @SqlUpdate("DELETE FROM login_attempts WHERE attempted_at <= :before")
  void forgetOld(@Bind("before") Instant before);
}
