package switchboard.store.keys;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import switchboard.store.sql.MetadataDao;

/** The tables of the keys database on one connection. */
public final class KeyTables {

  private final Handle handle;
  private final Map<Class<?>, Object> attached = new HashMap<>();

  KeyTables(Handle handle) {
    this.handle = handle;
  }

  /** Attached at first use, because reading the annotations of all statements takes long. */
  private <T> T table(Class<T> type) {
    return type.cast(attached.computeIfAbsent(type, handle::attach));
  }

  public DataKeyDao dataKeys() {
    return table(DataKeyDao.class);
  }

  public ApplicationKeyDao applicationKeys() {
    return table(ApplicationKeyDao.class);
  }

  public ErasureLedgerDao ledger() {
    return table(ErasureLedgerDao.class);
  }

  public MetadataDao metadata() {
    return table(MetadataDao.class);
  }
}
