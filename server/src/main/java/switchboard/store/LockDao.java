package switchboard.store;

import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Locks between transactions of several instances. */
public interface LockDao {

  String INSTANCES = "instances";
  String AUDIT = "audit";
  String LOGINS = "logins";

  /** Makes other transactions that take this lock wait until the end of this one. */
  @SqlUpdate("UPDATE locks SET uses = uses + 1 WHERE name = :name")
  void take(@Bind("name") String name);
}
