package switchboard.store.keys;

import org.jdbi.v3.core.Handle;
import switchboard.store.sql.MetadataDao;

/** The tables of the keys database on one connection. */
public record KeyTables(
    DataKeyDao dataKeys,
    ApplicationKeyDao applicationKeys,
    ErasureLedgerDao ledger,
    MetadataDao metadata) {

  static KeyTables on(Handle handle) {
    return new KeyTables(
        handle.attach(DataKeyDao.class),
        handle.attach(ApplicationKeyDao.class),
        handle.attach(ErasureLedgerDao.class),
        handle.attach(MetadataDao.class));
  }
}
