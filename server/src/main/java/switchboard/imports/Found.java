package switchboard.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;
import switchboard.domain.InteractionType;
import switchboard.domain.UserId;

/** Something in a source. */
public sealed interface Found {

  /** Its place in the source, such as {@code line 12}. */
  String where();

  /** Something that belongs to a user. */
  sealed interface OfUser extends Found {
    UserId user();
  }

  /**
   * A user as the source describes them.
   *
   * @param hasChat whether they have a private chat with the bot
   * @param createdAt absent when unknown
   * @param lastActivity absent when unknown, or when the rest of the source shows it
   */
  record Person(
      String where,
      UserId user,
      Profile profile,
      boolean hasChat,
      @Nullable Instant createdAt,
      @Nullable Instant lastActivity)
      implements OfUser {}

  /** The latest profile that the source knows. */
  record Profile(
      @Nullable String username,
      String firstName,
      @Nullable String lastName,
      @Nullable String languageCode,
      boolean isBot) {

    static final Profile UNKNOWN = new Profile(null, "", null, null, false);
  }

  /** Settings of a user; absent where the source has none. */
  record Preference(
      String where,
      UserId user,
      @Nullable String language,
      @Nullable Boolean notifications,
      @Nullable String theme,
      @Nullable Instant changedAt)
      implements OfUser {}

  /**
   * A message from a user.
   *
   * @param number of the message in the source, for imports that are repeated
   * @param type as in the Bot API
   * @param at absent when unknown
   */
  record Message(
      String where,
      UserId user,
      ChatId chat,
      Numbered number,
      @Nullable String text,
      String type,
      @Nullable Instant at)
      implements OfUser {

    /** What identifies a message within its chat. */
    sealed interface Numbered {}

    /** The bot's own number of the message. */
    record TelegramNumber(long messageId) implements Numbered {}

    /** A number that only the source knows. */
    record SourceNumber(Numbering of, long id) implements Numbered {}
  }

  /**
   * Ranges of numbers that the bot's messages never have. They are stored, so they never change.
   */
  enum Numbering {
    /** A row of a table. */
    ROW(1),
    /** A message as the exported account numbers it. */
    EXPORT(2);

    final long range;

    Numbering(long range) {
      this.range = range;
    }
  }

  record Interaction(
      String where, UserId user, InteractionType type, @Nullable String data, @Nullable Instant at)
      implements OfUser {}

  /** The time of a user's last activity. */
  record Activity(String where, UserId user, Instant at) implements OfUser {}

  /**
   * Something that is left out, or imported with a change.
   *
   * @param detail what is there
   */
  record Problem(String where, Kind kind, Reason reason, String detail, boolean isSkipped)
      implements Found {

    static Problem skipped(String where, Kind kind, Reason reason, String detail) {
      return new Problem(where, kind, reason, detail, true);
    }
  }
}
