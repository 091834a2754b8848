package switchboard.store;

import org.jdbi.v3.core.Handle;

/**
 * The statements of all tables on one connection, and the encryption keys. Valid only inside the
 * work that received it.
 */
public record Tables(
    Users users,
    Directory directory,
    Disclosures disclosures,
    Sessions sessions,
    Messages messages,
    Interactions interactions,
    SeenUpdates seenUpdates,
    Outbox outbox,
    Quarantine quarantine,
    BotFileVersions botFiles,
    Erasures erasures,
    Exports exports,
    ApiTokens apiTokens,
    Accounts accounts,
    Logins logins,
    Passkeys passkeys,
    AuditLog auditLog,
    Statistics statistics,
    Rollups rollups,
    Instance instance,
    KeyRing keys) {

  static Tables on(Handle handle) {
    return new Tables(
        handle.attach(Users.class),
        handle.attach(Directory.class),
        handle.attach(Disclosures.class),
        handle.attach(Sessions.class),
        handle.attach(Messages.class),
        handle.attach(Interactions.class),
        handle.attach(SeenUpdates.class),
        handle.attach(Outbox.class),
        handle.attach(Quarantine.class),
        handle.attach(BotFileVersions.class),
        handle.attach(Erasures.class),
        handle.attach(Exports.class),
        handle.attach(ApiTokens.class),
        handle.attach(Accounts.class),
        handle.attach(Logins.class),
        handle.attach(Passkeys.class),
        handle.attach(AuditLog.class),
        handle.attach(Statistics.class),
        handle.attach(Rollups.class),
        handle.attach(Instance.class),
        Sealing.on(handle.getConfig()).keys());
  }
}
