package switchboard.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows as they go in and come out, named after their columns; encrypted only in the tables. */
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
   * How much there is.
   *
   * @param oldestReply since when the first reply waits
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

  /** A bot file that was in use from then on. */
  public record BotFileVersion(long id, String sha256, Instant loadedAt) {}

  /** What operators note on somebody. */
  public record Note(
      long userId,
      @Encrypted(column = "notes.note", row = "userId") String note,
      String changedBy,
      Instant changedAt) {}

  /** That an administrator had hidden names and texts of somebody shown. */
  public record Disclosure(
      long userId,
      Instant openedAt,
      Instant openUntil,
      long account,
      String openedBy,
      @Encrypted(column = "disclosures.reason", row = "userId") String reason) {}

  public record Preference(
      long userId, String language, boolean notifications, String theme, Instant lastUpdated) {}

  /** Where somebody is in the bot, and the topic of their private chat in which they last wrote. */
  public record Conversation(
      long userId, String state, String data, @Nullable String topic, Instant lastActivity) {}

  /** Where somebody who was active lately is in the bot, and their dialogue if there is one. */
  public record ActiveSession(
      long userId, @Nullable Long chatId, String state, String data, Instant lastActivity) {}

  /** Preferences and conversation of somebody who is known; absent where not written yet. */
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

  /** A number of an update that is being handled. */
  public record Seen(long updateId, String kind, Instant receivedAt) {}

  /**
   * A row of the outbox.
   *
   * @param call the {@link switchboard.domain.Call} as JSON
   * @param state pending, sending, sent, unknown, refused or dropped
   * @param album what it answers, when that is an album
   * @param trouble a {@link switchboard.domain.Trouble}; absent when all is as it should be
   */
  public record Reply(
      long id,
      @Nullable Long userId,
      @Nullable Long chatId,
      @Encrypted(column = "outbox.call") String call,
      String state,
      int attempts,
      @Nullable String error,
      @Nullable Long messageId,
      Instant createdAt,
      Instant changedAt,
      @Nullable String saidBy,
      @Nullable String album,
      @Nullable String trouble) {

    public Reply withCall(String other) {
      return new Reply(
          id, userId, chatId, other, state, attempts, error, messageId, createdAt, changedAt,
          saidBy, album, trouble);
    }
  }

  /** What became of a row of the outbox. */
  public record ReplyChange(
      long id,
      String state,
      int attempts,
      @Nullable String error,
      @Nullable Long messageId,
      @Nullable String trouble,
      Instant changedAt) {}

  /** Another call in the place of a row's first one. */
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
      String state,
      int attempts,
      Instant receivedAt,
      Instant changedAt) {}

  /** When somebody last had their data sent to them. */
  public record Export(long userId, Instant exportedAt) {}

  /** That an operator wants somebody to be erased. */
  public record ErasureRequest(long userId, Instant requestedAt) {}

  /**
   * An erasure whose person has not come back.
   *
   * @param person a fingerprint
   * @param updateId of the update that asked for it; absent when an operator did
   */
  public record Erasure(String receipt, String person, Instant erasedAt, @Nullable Long updateId) {}

  /**
   * A token of a script.
   *
   * @param scopes words between blanks
   * @param expiresAt absent: never
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
   * An administrator.
   *
   * @param password a hash with its parameters; absent until it is set by a link
   * @param totpStep the last step whose code was used
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

  /** A one-time link; without an account it is for the first owner. */
  public record Invitation(String sha256, @Nullable Long accountId, Instant expiresAt) {}

  /**
   * Somebody who is logged in.
   *
   * @param factorAt when a second factor was given
   * @param provedAt when they last proved who they are
   * @param device what their browser calls itself
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

  /** The same with whose it is, and whether the account has a second factor. */
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
   * @param transports words between blanks
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
   * @param person a fingerprint; absent when it is about nobody, or about many
   * @param replaces in the row of a restore, the known end of the log that was replaced
   * @param mac seals this row and the one before it
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

    AuditRow sealed(String seal) {
      return new AuditRow(
          id, notedAt, actorKind, actorId, actor, address, action, way, person, object, times,
          result, replaces, seal);
    }
  }

  /** Who the person of a row of the audit log is, and as much of the row as they are told. */
  public record AuditSubject(long auditId, long userId, String action, Instant notedAt) {}
}
