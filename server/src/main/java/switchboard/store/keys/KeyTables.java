package switchboard.store.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import switchboard.store.sqlite.MetadataDao;
import switchboard.store.sqlite.RowBatch;

/** The tables of the keys database on one connection. */
public record KeyTables(
    DataKeys dataKeys, HouseKeys houseKeys, Ledger ledger, MetadataDao instance) {

  static KeyTables on(Handle handle) {
    return new KeyTables(
        handle.attach(DataKeys.class),
        handle.attach(HouseKeys.class),
        handle.attach(Ledger.class),
        handle.attach(MetadataDao.class));
  }

  /** Data keys, one per user. */
  public interface DataKeys {

    @RowBatch(
        """
        INSERT INTO data_keys (user_id, version, master_id, wrapped)
        VALUES (:userId, :version, :masterId, :wrapped)
        """)
    void add(List<KeyRows.DataKey> keys);

    @SqlQuery("SELECT * FROM data_keys WHERE user_id IN (<users>)")
    List<KeyRows.DataKey> of(@BindList("users") List<Long> users);

    @SqlQuery(
        """
        SELECT * FROM data_keys WHERE user_id > :after AND master_id <> :masterId
        ORDER BY user_id LIMIT :limit
        """)
    List<KeyRows.DataKey> notUnder(
        @Bind("masterId") long masterId, @Bind("after") long after, @Bind("limit") int limit);

    @RowBatch(
        "UPDATE data_keys SET master_id = :masterId, wrapped = :wrapped WHERE user_id = :userId")
    void rewrap(List<KeyRows.DataKey> keys);

    @SqlUpdate("DELETE FROM data_keys WHERE user_id = :userId")
    boolean delete(@Bind("userId") long userId);

    @SqlUpdate("DELETE FROM data_keys WHERE master_id <> :masterId")
    int deleteNotUnder(@Bind("masterId") long masterId);

    @SqlQuery("SELECT count(*) FROM data_keys")
    long count();

    @SqlQuery("SELECT count(*) FROM data_keys WHERE master_id <> :masterId")
    long countNotUnder(@Bind("masterId") long masterId);
  }

  /** The application keys. */
  interface HouseKeys {

    @SqlQuery("SELECT * FROM house_keys ORDER BY purpose")
    List<KeyRows.HouseKey> all();

    @SqlQuery("SELECT * FROM house_keys WHERE purpose = :purpose")
    Optional<KeyRows.HouseKey> find(@Bind("purpose") String purpose);

    @RowBatch(
        """
        INSERT INTO house_keys (purpose, master_id, wrapped) VALUES (:purpose, :masterId, :wrapped)
        ON CONFLICT (purpose) DO UPDATE SET
          master_id = excluded.master_id, wrapped = excluded.wrapped
        """)
    void save(List<KeyRows.HouseKey> keys);
  }

  /** Unfinished erasures, and the ledger of completed ones. */
  public interface Ledger {

    @SqlUpdate(
        """
        INSERT INTO erasures_under_way (user_id, receipt, started_at)
        VALUES (:userId, :receipt, :at)
        ON CONFLICT (receipt) DO NOTHING
        """)
    void begin(
        @Bind("userId") long userId, @Bind("receipt") String receipt, @Bind("at") Instant at);

    @SqlQuery("SELECT * FROM erasures_under_way ORDER BY started_at, user_id")
    List<KeyRows.UnderWay> underWay();

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
    List<KeyRows.Erasure> all();

    @SqlQuery("SELECT max(erased_at) FROM erasure_ledger WHERE person = :person")
    Optional<Instant> lastErasure(@Bind("person") String person);
  }
}
