package switchboard.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** People of whom nothing may be kept until they begin anew. */
public interface Erasures {

  @SqlUpdate(
      """
      INSERT INTO erasures (user_id, receipt, erased_at) VALUES (:userId, :receipt, :at)
      ON CONFLICT (user_id) DO UPDATE SET receipt = excluded.receipt, erased_at = excluded.erased_at
      """)
  void add(@Bind("userId") long userId, @Bind("receipt") String receipt, @Bind("at") Instant at);

  @SqlQuery("SELECT user_id FROM erasures WHERE user_id IN (<users>)")
  List<Long> among(@BindList("users") List<Long> users);

  @SqlUpdate("DELETE FROM erasures WHERE user_id = :userId")
  void lift(@Bind("userId") long userId);
}
