package switchboard.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.domain.QuarantineState;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.store.sqlite.Encrypted;

/** Row types, with components named after columns. Values are encrypted only in the tables. */
public final class Rows {

  private Rows() {}

  public record User(
      long userId,
      @Encrypted(column = "users.username", row = "userId") @Nullable String username,
      @Encrypted(column = "users.first_name", row = "userId") String firstName,
      @Encrypted(column = "users.last_name", row = "userId") @Nullable String lastName,
      @Nullable String languageCode,
      boolean isBot,
      @Nullable Long chatId,
      Instant createdAt,
      Instant lastActivity,
      boolean reachable) {}

  /**
   * Totals.
   *
   * @param oldestReply when the oldest pending reply was created
   */
  public record Figures(
      long users,
      long activeUsersToday,
      long messages,
      long interactions,
      long activeSessions,
      long outboxPending,
      @Nullable Instant oldestReply,
      long quarantined) {}

  /** A version of the bot file and when it was loaded. */
  public record BotFileVersion(long id, String sha256, Instant loadedAt) {}

  /** An operator's note on a user. */
  public record Note(
      long userId,
      @Encrypted(column = "notes.note", row = "userId") String note,
      String changedBy,
      Instant changedAt) {}

  /** A disclosure of a user's hidden names and messages to an administrator. */
  public record Disclosure(
      long userId,
      Instant openedAt,
      Instant openUntil,
      long account,
      String openedBy,
      @Encrypted(column = "disclosures.reason", row = "userId") String reason) {}

  public record Preference(
      long userId, String language, boolean notifications, String theme, Instant lastUpdated) {}

  /** A user's conversation state, and the topic they last wrote in. */
  public record Conversation(
      long userId, String state, String data, @Nullable String topic, Instant lastActivity) {}

  /** The conversation state of a recently active user, with their private chat if there is one. */
  public record ActiveSession(
      long userId, @Nullable Long chatId, String state, String data, Instant lastActivity) {}

  /** Preferences and conversation of a known user; null where not stored yet. */
  public record StoredSession(
      long userId,
      @Nullable Long chatId,
      @Nullable String language,
      @Nullable Boolean notifications,
      @Nullable String theme,
      @Nullable String data,
      @Nullable String topic) {}

  public record Message(
      long id,
      long userId,
      long chatId,
      long messageId,
      @Encrypted(column = "user_messages.message_text") @Nullable String messageText,
      String messageType,
      boolean hasMedia,
      @Nullable String mediaType,
      @Encrypted(column = "user_messages.file_id") @Nullable String fileId,
      @Nullable Instant editedAt,
      Instant timestamp) {}

  public record Amendment(
      long id,
      long userId,
      @Encrypted(column = "user_messages.message_text") String text,
      Instant at) {}

  public record Interaction(
      long id,
      long userId,
      String actionType,
      @Encrypted(column = "user_interactions.action_data") @Nullable String actionData,
      Instant timestamp) {}

  /** The id of a handled update. */
  public record Seen(long updateId, String kind, Instant receivedAt) {}

  /**
   * A row of the outbox.
   *
   * @param call the {@link switchboard.domain.Call} as JSON
   * @param album the album it replies to, if any
   * @param trouble absent when all is well
   */
  public record Reply(
      long id,
      @Nullable Long userId,
      @Nullable Long chatId,
      @Encrypted(column = "outbox.call") String call,
      ReplyState state,
      int attempts,
      @Nullable String error,
      @Nullable Long messageId,
      Instant createdAt,
      Instant changedAt,
      @Nullable String saidBy,
      @Nullable String album,
      @Nullable ReplyTrouble trouble) {

    public Reply withCall(String other) {
      return new Reply(
          id, userId, chatId, other, state, attempts, error, messageId, createdAt, changedAt,
          saidBy, album, trouble);
    }
  }

  /** A state change of an outbox row. */
  public record ReplyChange(
      long id,
      ReplyState state,
      int attempts,
      @Nullable String error,
      @Nullable Long messageId,
      @Nullable ReplyTrouble trouble,
      Instant changedAt) {}

  /** A replacement call for an outbox row. */
  public record ReplyRewrite(
      long id,
      @Nullable Long userId,
      @Nullable Long chatId,
      @Encrypted(column = "outbox.call") String call) {}

  public record Quarantined(
      long updateId,
      @Nullable Long userId,
      String kind,
      @Encrypted(column = "quarantine.payload", row = "updateId") String payload,
      String error,
      QuarantineState state,
      int attempts,
      Instant receivedAt,
      Instant changedAt) {}

  /** When a user last exported their data. */
  public record Export(long userId, Instant exportedAt) {}

  /** An operator's request to erase a user. */
  public record ErasureRequest(long userId, Instant requestedAt) {}

  /**
   * An erasure of a user who has not returned.
   *
   * @param person fingerprint of the user
   * @param updateId the update that requested it; absent when requested by an operator
   */
  public record Erasure(String receipt, String person, Instant erasedAt, @Nullable Long updateId) {}

  /**
   * An API token.
   *
   * @param scopes separated by spaces
   * @param expiresAt absent: never expires
   */
  public record ApiToken(
      long id,
      String name,
      String sha256,
      String scopes,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt) {}

  /**
   * An administrator account.
   *
   * @param password hash with parameters; absent until set through an invitation link
   * @param totpStep the last TOTP step used
   */
  public record Account(
      long id,
      String name,
      String role,
      @Nullable String password,
      @Encrypted(column = "accounts.totp_secret") @Nullable String totpSecret,
      @Nullable Long totpStep,
      Instant createdAt,
      @Nullable Instant disabledAt) {}

  public record TotpSecret(
      long id, @Encrypted(column = "accounts.totp_secret") @Nullable String totpSecret) {}

  /** A one-time invitation link; without an account, it is for the first owner. */
  public record Invitation(String sha256, @Nullable Long accountId, Instant expiresAt) {}

  /**
   * A login session.
   *
   * @param factorAt when a second factor was verified
   * @param provedAt time of the last authentication
   * @param device the browser's user agent
   */
  public record Login(
      long id,
      String sha256,
      long accountId,
      Instant createdAt,
      Instant lastSeen,
      @Nullable Instant factorAt,
      Instant provedAt,
      String address,
      String device) {}

  /** A session with its account, and whether that has a second factor. */
  public record KnownLogin(
      long id,
      long accountId,
      Instant createdAt,
      Instant lastSeen,
      @Nullable Instant factorAt,
      Instant provedAt,
      String name,
      String role,
      @Nullable Instant disabledAt,
      boolean hasFactor) {}

  /**
   * A passkey (WebAuthn credential record); binary values are base64url.
   *
   * @param transports separated by spaces
   */
  public record Passkey(
      String credentialId,
      long accountId,
      String userHandle,
      String name,
      String publicKey,
      long signCount,
      String transports,
      boolean uvInitialized,
      boolean backupAble,
      boolean backedUp,
      @Nullable String attestation,
      Instant createdAt,
      @Nullable Instant lastUsedAt) {}

  /**
   * A row of the audit log.
   *
   * @param person fingerprint of the user; absent when the row concerns none or many
   * @param replaces in the row of a restore, the end of the log it replaced
   * @param mac MAC over this row and the previous row's MAC
   */
  public record AuditRow(
      long id,
      Instant notedAt,
      String actorKind,
      long actorId,
      String actor,
      @Nullable String address,
      String action,
      String way,
      @Nullable String person,
      @Nullable Long object,
      int times,
      String result,
      @Nullable String replaces,
      String mac) {

    public AuditRow sealed(String seal) {
      return new AuditRow(
          id, notedAt, actorKind, actorId, actor, address, action, way, person, object, times,
          result, replaces, seal);
    }
  }

  /** Links an audit row to its user, with the part of the row included in the user's export. */
  public record AuditSubject(long auditId, long userId, String action, Instant notedAt) {}
}
