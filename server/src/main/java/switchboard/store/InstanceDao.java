package switchboard.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * The instances that share the database, and who does what only one of them may do. Times are those
 * of the database's clock, so that instances need not agree on theirs.
 */
public interface InstanceDao {

  /**
   * A running instance.
   *
   * @param id never used again, so that what an instance wrote after its end is recognized
   * @param name the name of its machine, and the address it listens at
   * @param share messages per second that it may send
   * @param updates handled since its start
   * @param botFile the SHA-256 of its bot file
   */
  record RunningInstance(
      long id,
      String name,
      String version,
      Instant startedAt,
      Instant seenAt,
      int share,
      long updates,
      String botFile) {}

  @SqlQuery(
      """
      INSERT INTO running_instances
        (name, version, started_at, seen_at, alive_until, share, updates, bot_file)
      SELECT :name, :version, now, now, now + :lease, 0, 0, '' FROM database_clock
      RETURNING id
      """)
  long join(
      @Bind("name") String name, @Bind("version") String version, @Bind("lease") long leaseMillis);

  /** Extends the life of an instance; false when it has ended. */
  @SqlUpdate(
      """
      UPDATE running_instances
      SET name = :name, seen_at = (SELECT now FROM database_clock),
          alive_until = (SELECT now FROM database_clock) + :lease,
          updates = :updates, bot_file = :botFile
      WHERE id = :id
      """)
  boolean extend(
      @Bind("id") long id,
      @Bind("name") String name,
      @Bind("lease") long leaseMillis,
      @Bind("updates") long updates,
      @Bind("botFile") String botFile);

  /** Lets others take over at once. */
  @SqlUpdate("UPDATE running_instances SET alive_until = 0, share = 0 WHERE id = :id")
  void leave(@Bind("id") long id);

  /**
   * An instance that ended without {@link #leave}.
   *
   * @param seenAt its last sign of life
   */
  record LostInstance(long id, String name, Instant seenAt) {}

  /** Records those that have ended without saying so, before they are removed. */
  @SqlUpdate(
      """
      INSERT INTO lost_instances (id, name, seen_at)
      SELECT id, name, seen_at FROM running_instances
      WHERE alive_until < (SELECT now FROM database_clock) AND alive_until > 0
      """)
  void recordLost();

  /** The longest lost first. */
  @SqlQuery("SELECT id, name, seen_at FROM lost_instances ORDER BY seen_at, id")
  List<LostInstance> lost();

  /** Forgets those lost so long ago. */
  @SqlUpdate(
      """
      DELETE FROM lost_instances
      WHERE seen_at <= (SELECT now FROM database_clock) - :millis
      """)
  void forgetLost(@Bind("millis") long millis);

  /** Removes instances that have ended. */
  @SqlUpdate("DELETE FROM running_instances WHERE alive_until < (SELECT now FROM database_clock)")
  void removeEnded();

  @SqlUpdate("UPDATE running_instances SET share = :share WHERE id = :id")
  void publishShare(@Bind("id") long id, @Bind("share") int share);

  @SqlQuery(
      """
      SELECT id, name, version, started_at, seen_at, share, updates, bot_file
      FROM running_instances ORDER BY id
      """)
  List<RunningInstance> running();

  /** The names of the instances that have not ended. */
  @SqlQuery(
      """
      SELECT name FROM running_instances
      WHERE alive_until >= (SELECT now FROM database_clock) ORDER BY id
      """)
  List<String> namesOfLiving();

  /** Takes the leases that no running instance holds. */
  @SqlUpdate(
      """
      UPDATE leases SET holder = :id
      WHERE holder NOT IN (SELECT id FROM running_instances)
      """)
  void takeFreeLeases(@Bind("id") long id);

  /** Lets nobody take a lease until the end of the transaction; false when it is not its holder. */
  @SqlUpdate("UPDATE leases SET holder = holder WHERE name = :name AND holder = :id")
  boolean keepLease(@Bind("name") String name, @Bind("id") long id);

  @SqlQuery("SELECT name FROM leases WHERE holder = :id")
  List<String> leases(@Bind("id") long id);
}
