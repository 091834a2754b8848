package switchboard.console.people;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.console.DisplayPreferences;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.domain.Call;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.domain.UserId;
import switchboard.markup.TelegramHtml;
import switchboard.store.MaskedRows;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.StoredJson;
import switchboard.store.Tables;
import tools.jackson.core.JacksonException;

/**
 * The conversation between a user and the bot, oldest first.
 *
 * @param older the row before which there are more; null at the beginning
 */
public record ConversationHistory(List<Line> lines, @Nullable Long older) {

  private static final int ROWS = 50;

  /**
   * A message of the conversation.
   *
   * @param ours whether the bot sent it
   * @param kind of message: {@code text}, {@code photo} …
   * @param text the text or caption; may be empty
   * @param state the state of a bot message in the outbox; null for a user's message
   * @param by the operator who typed it; empty for automatic messages
   * @param trouble the problem of a bot message in the outbox; null when there is none
   * @param reason the reason for the problem or refusal
   */
  public record Line(
      Instant at,
      boolean ours,
      String kind,
      String text,
      boolean edited,
      @Nullable ReplyState state,
      String by,
      @Nullable ReplyTrouble trouble,
      String reason) {

    static Line of(MessageRow row) {
      var text = row.messageText();
      return new Line(
          row.timestamp(),
          false,
          row.messageType(),
          text == null ? "" : text,
          row.editedAt() != null,
          null,
          "",
          null,
          "");
    }

    Line masked() {
      return new Line(
          at,
          ours,
          kind,
          text.isEmpty() ? "" : MaskedRows.TEXT,
          edited,
          state,
          by,
          trouble,
          reason);
    }

    public LocalDate day() {
      return LocalDate.ofInstant(at, DisplayPreferences.current().zone());
    }

    /** The state of a bot message in words. */
    public String stateWords() {
      if (trouble != null) {
        return Formats.trouble(trouble);
      }
      return switch (state) {
        case PENDING -> Messages.translate("messages.state.queued");
        case SENDING -> Messages.translate("messages.state.sending");
        case SENT -> Messages.translate("messages.state.sent");
        case REFUSED -> Messages.translate("messages.trouble.refused");
        case UNKNOWN -> Messages.translate("messages.trouble.unknown");
        case DROPPED -> Messages.translate("messages.state.dropped");
        case null -> "";
      };
    }

    /** Whether a bot message did not arrive. */
    public boolean hasFailed() {
      return state == ReplyState.REFUSED || state == ReplyState.DROPPED;
    }
  }

  /** The conversation without its texts. */
  ConversationHistory masked() {
    return new ConversationHistory(lines.stream().map(Line::masked).toList(), older);
  }

  static ConversationHistory read(Tables tables, UserId user, long before) {
    var theirs = tables.messages().olderThan(user, before, ROWS + 1);
    boolean more = theirs.size() > ROWS;
    var shown = more ? theirs.subList(0, ROWS) : theirs;
    var since = more ? shown.getLast().timestamp() : Instant.EPOCH;
    var until =
        before == Long.MAX_VALUE || shown.isEmpty()
            ? Instant.MAX
            : shown.getFirst().timestamp().plus(Duration.ofMillis(1));
    var lines = new ArrayList<>(shown.stream().map(Line::of).toList());
    for (var row : tables.people().sent(user, since, 2 * ROWS)) {
      if (row.createdAt().isBefore(until)) {
        add(lines, row);
      }
    }
    lines.sort(Comparator.comparing(Line::at));
    return new ConversationHistory(lines, more ? shown.getLast().id() : null);
  }

  /**
   * Adds a bot message. Screens are edited in place and are not part of the conversation, unless
   * sending one failed.
   */
  private static void add(List<Line> lines, OutboxRow row) {
    switch (call(row)) {
      case Call.SendMessage send ->
          lines.add(ours(row, "text", TelegramHtml.visible(send.content().html())));
      case Call.SendDocument send -> lines.add(ours(row, "document", send.fileName()));
      case Call.EditMessage edit when row.trouble() != null ->
          lines.add(ours(row, "text", TelegramHtml.visible(edit.content().html())));
      case Call.ReplaceMessage replace when row.trouble() != null ->
          lines.add(ours(row, "text", TelegramHtml.visible(replace.content().html())));
      case Call.SendExtra send when row.trouble() != null ->
          lines.add(ours(row, "text", shown(send)));
      case Call.EditMessage _,
          Call.ReplaceMessage _,
          Call.DeleteMessage _,
          Call.SendExtra _,
          Call.EditInlineMessage _,
          Call.AnswerTap _ -> {}
      case null -> {}
    }
  }

  private static String shown(Call.SendExtra send) {
    var content = send.content();
    return content == null ? "" : TelegramHtml.visible(content.html());
  }

  private static @Nullable Call call(OutboxRow row) {
    try {
      return StoredJson.call(row.call());
    } catch (JacksonException e) {
      return null; // written by another version of the program, or damaged
    }
  }

  private static Line ours(OutboxRow row, String kind, String text) {
    boolean failed = row.trouble() != null || row.state() == ReplyState.REFUSED;
    return new Line(
        row.createdAt(),
        true,
        kind,
        text,
        false,
        row.state(),
        Objects.requireNonNullElse(row.saidBy(), ""),
        row.trouble(),
        failed ? Objects.requireNonNullElse(row.error(), "") : "");
  }
}
