package switchboard.store.keys;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import switchboard.domain.UserId;
import switchboard.store.sql.RowBatch;

/** Data keys, one per user. */
public interface DataKeyDao {

  /**
   * @param wrapped the key wrapped by the master key, in Base64
   */
  record DataKeyRow(UserId userId, int version, long masterId, String wrapped) {}

  /** Adds keys; the result is 1 for each added key, and 0 where the user already has one. */
  @RowBatch(
      key = "userId",
      value =
          """
          INSERT INTO data_keys (user_id, version, master_id, wrapped)
          VALUES (:userId, :version, :masterId, :wrapped)
          ON CONFLICT (user_id) DO NOTHING
          """)
  int[] add(List<DataKeyRow> keys);

  @SqlQuery("SELECT * FROM data_keys WHERE user_id IN (<users>)")
  List<DataKeyRow> of(@BindList("users") List<UserId> users);

  @SqlQuery("SELECT user_id FROM data_keys WHERE user_id > :after ORDER BY user_id LIMIT :limit")
  List<UserId> usersAfter(@Bind("after") long after, @Bind("limit") int limit);

  @SqlQuery(
      """
      SELECT * FROM data_keys WHERE user_id > :after AND master_id <> :masterId
      ORDER BY user_id LIMIT :limit
      """)
  List<DataKeyRow> notUnder(
      @Bind("masterId") long masterId, @Bind("after") long after, @Bind("limit") int limit);

  @RowBatch(
      "UPDATE data_keys SET master_id = :masterId, wrapped = :wrapped WHERE user_id = :userId")
  void rewrap(List<DataKeyRow> keys);

  @SqlUpdate("DELETE FROM data_keys WHERE user_id = :userId")
  boolean delete(@Bind("userId") UserId userId);

  /** Returns false when the user has another key. */
  @SqlUpdate("DELETE FROM data_keys WHERE user_id = :userId AND wrapped = :wrapped")
  boolean delete(@Bind("userId") UserId userId, @Bind("wrapped") String wrapped);

  @SqlUpdate("DELETE FROM data_keys WHERE master_id <> :masterId")
  int deleteNotUnder(@Bind("masterId") long masterId);

  @SqlQuery("SELECT count(*) FROM data_keys")
  long count();

  @SqlQuery("SELECT count(*) FROM data_keys WHERE master_id <> :masterId")
  long countNotUnder(@Bind("masterId") long masterId);
}
