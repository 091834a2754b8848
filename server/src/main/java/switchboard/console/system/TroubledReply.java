package switchboard.console.system;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.domain.Bot;
import switchboard.domain.Call;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.StoredJson;
import tools.jackson.core.JacksonException;

/**
 * A reply that an operator should look at.
 *
 * @param userId the user it is for; null when unknown
 * @param what a description
 * @param screen the screen that it shows; null when it shows none
 * @param reason the answer of Telegram or of a proxy
 */
public record TroubledReply(
    Instant at,
    @Nullable UserId userId,
    String what,
    @Nullable String screen,
    String why,
    String reason) {

  static TroubledReply of(OutboxRow row, Bot bot) {
    var screen = screen(row);
    var trouble = row.trouble();
    var reason = row.error();
    return new TroubledReply(
        row.changedAt(),
        row.userId(),
        screen == null ? what(row) : Formats.screen(bot, screen),
        screen,
        trouble == null ? "" : Formats.trouble(trouble),
        reason == null ? "" : reason);
  }

  private static @Nullable String screen(OutboxRow row) {
    var call = call(row);
    var content = call == null ? null : call.content();
    return content == null ? null : content.screen();
  }

  /** Describes a reply. A refused file has been replaced by a message that reports the refusal. */
  private static String what(OutboxRow row) {
    return switch (call(row)) {
      case Call.SendMessage _ ->
          row.state() == ReplyState.SENT && isAboutAFile(row)
              ? Messages.translate("warnings.reply.export_notified")
              : Messages.translate("messages.message");
      case Call.EditMessage _,
          Call.EditInlineMessage _,
          Call.ReplaceMessage _,
          Call.DeleteMessage _,
          Call.SendExtra _ ->
          Messages.translate("messages.message");
      case Call.SendDocument _ -> Messages.translate("bot.screen.export");
      case Call.AnswerTap _ -> Messages.translate("warnings.reply.tap_answer");
      case null -> Messages.translate("messages.message");
    };
  }

  private static boolean isAboutAFile(OutboxRow row) {
    return switch (row.trouble()) {
      case REFUSED, INTERCEPTED, GIVEN_UP -> true;
      case UNKNOWN, WITHOUT_BUTTONS, WITHOUT_FORMATTING, WITHOUT_FILE -> false;
      case null -> false;
    };
  }

  private static @Nullable Call call(OutboxRow row) {
    try {
      return StoredJson.call(row.call());
    } catch (JacksonException e) {
      return null; // written by another version of the program, or damaged
    }
  }
}
