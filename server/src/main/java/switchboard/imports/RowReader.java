package switchboard.imports;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.imports.Found.Message;
import switchboard.imports.Found.Numbering;
import switchboard.imports.Found.Problem;
import switchboard.imports.Found.Profile;
import switchboard.imports.Source.Sink;

/** Understands rows with the original bot’s columns. */
record RowReader(Times times, Sink sink) {

  private interface Reading {
    Found read(Row row) throws BadValueException;
  }

  private Found read(Row row, Kind kind, Reading reading) {
    if (row.isTooLong()) {
      return Problem.skipped(row.where(), kind, Reason.TOO_LONG, "a text is too long");
    }
    try {
      var found = reading.read(row);
      if (row.isBroken()) {
        sink.take(new Problem(row.where(), kind, Reason.BROKEN_TEXT, "a text is broken", false));
      }
      return found;
    } catch (BadValueException e) {
      return e.skipped(row.where(), kind);
    }
  }

  /**
   * @param withActivity false when the rest of the source shows their last activity
   */
  Found person(Row row, boolean withActivity) {
    return read(
        row,
        Kind.PERSON,
        it ->
            new Found.Person(
                it.where(),
                Ids.user(it.get("user_id")),
                profile(it),
                true,
                timeIfGood(it, "created_at", Kind.PERSON),
                withActivity ? timeIfGood(it, "last_activity", Kind.PERSON) : null));
  }

  private static Profile profile(Row row) {
    return new Profile(
        Values.username(row.get("username")),
        Objects.requireNonNullElse(Values.name(row.get("first_name")), ""),
        Values.name(row.get("last_name")),
        Values.language(row.get("language_code")),
        Boolean.TRUE.equals(Values.flag(row.get("is_bot"))));
  }

  Found preference(Row row) {
    return read(
        row,
        Kind.PREFERENCE,
        it ->
            new Found.Preference(
                it.where(),
                Ids.user(it.get("user_id")),
                Values.chosenLanguage(it.get("language")),
                Values.flag(it.get("notifications")),
                it.word("theme"),
                timeIfGood(it, "last_updated", Kind.PREFERENCE)));
  }

  /**
   * @param number of the row
   */
  Found message(Row row, long number) {
    return read(
        row,
        Kind.MESSAGE,
        it -> {
          var user = Ids.user(it.get("user_id"));
          return new Message(
              it.where(),
              user,
              chat(it.get("chat_id"), user),
              number(it.get("message_id"), number),
              it.get("message_text"),
              Values.messageType(it.word("message_type"), it.word("media_type")),
              times.read(it.get("timestamp")));
        });
  }

  /** A chat with a person has the person’s id. */
  private static ChatId chat(@Nullable String value, UserId user) throws BadValueException {
    var word = Values.present(value);
    var chat = word == null ? ChatId.ofPrivate(user) : Ids.chat(word);
    return chat.isPrivate() ? ChatId.ofPrivate(user) : chat;
  }

  private static Message.Numbered number(@Nullable String messageId, long row) {
    return messageId != null && messageId.matches("[1-9][0-9]{0,8}")
        ? new Message.TelegramNumber(Long.parseLong(messageId))
        : new Message.SourceNumber(Numbering.ROW, row);
  }

  Found interaction(Row row) {
    return read(
        row,
        Kind.INTERACTION,
        it ->
            new Found.Interaction(
                it.where(),
                Ids.user(it.get("user_id")),
                Values.interaction(it.word("action_type")),
                it.get("action_data"),
                times.read(it.get("timestamp"))));
  }

  /** A time without which a row is of use; a bad one is reported and counts as unknown. */
  @Nullable Instant timeIfGood(Row row, String column, Kind kind) {
    try {
      return times.read(row.get(column));
    } catch (BadValueException e) {
      sink.take(e.ignored(row.where(), kind));
      return null;
    }
  }
}
