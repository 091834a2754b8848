package switchboard.store;

import org.jdbi.v3.core.Handle;
import switchboard.store.keys.KeyRing;
import switchboard.store.sql.MetadataDao;

/**
 * The statements of all tables on one connection, and the encryption keys. Valid only inside the
 * work that received it.
 */
public record Tables(
    UserDao users,
    PeopleDao people,
    DisclosureDao disclosures,
    SessionDao sessions,
    MessageDao messages,
    InteractionDao interactions,
    SeenUpdateDao seenUpdates,
    OutboxDao outbox,
    ReplyOwnerDao replyOwners,
    InstanceDao instances,
    LockDao locks,
    QuarantineDao quarantine,
    BotFileVersionDao botFiles,
    ErasureDao erasures,
    ExportDao exports,
    ApiTokenDao apiTokens,
    AccountDao accounts,
    LoginDao logins,
    LoginAttemptDao loginAttempts,
    PasskeyDao passkeys,
    AuditLogDao auditLog,
    StatisticsDao statistics,
    RollupDao rollups,
    MetadataDao metadata,
    KeyRing keys) {

  static Tables on(Handle handle, KeyRing keys) {
    return new Tables(
        handle.attach(UserDao.class),
        handle.attach(PeopleDao.class),
        handle.attach(DisclosureDao.class),
        handle.attach(SessionDao.class),
        handle.attach(MessageDao.class),
        handle.attach(InteractionDao.class),
        handle.attach(SeenUpdateDao.class),
        handle.attach(OutboxDao.class),
        handle.attach(ReplyOwnerDao.class),
        handle.attach(InstanceDao.class),
        handle.attach(LockDao.class),
        handle.attach(QuarantineDao.class),
        handle.attach(BotFileVersionDao.class),
        handle.attach(ErasureDao.class),
        handle.attach(ExportDao.class),
        handle.attach(ApiTokenDao.class),
        handle.attach(AccountDao.class),
        handle.attach(LoginDao.class),
        handle.attach(LoginAttemptDao.class),
        handle.attach(PasskeyDao.class),
        handle.attach(AuditLogDao.class),
        handle.attach(StatisticsDao.class),
        handle.attach(RollupDao.class),
        handle.attach(MetadataDao.class),
        keys);
  }
}
