package switchboard.console.people;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.console.DisplayPreferences;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.domain.UserId;
import switchboard.store.MaskedRows;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.Tables;

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
   * @param files the files of the message, or of all messages of an album
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
      List<ShownFile> files,
      boolean edited,
      @Nullable ReplyState state,
      String by,
      @Nullable ReplyTrouble trouble,
      String reason) {

    /**
     * @param rows a message, or the parts of an album, oldest first
     */
    static Line of(List<MessageRow> rows, ShownFiles files) {
      var first = rows.getFirst();
      return new Line(
          first.timestamp(),
          false,
          first.messageType(),
          rows.stream()
              .map(MessageRow::messageText)
              .filter(Objects::nonNull)
              .collect(Collectors.joining("\n")),
          rows.stream().flatMap(row -> files.of(row).stream()).toList(),
          rows.stream().anyMatch(row -> row.editedAt() != null),
          null,
          "",
          null,
          "");
    }

    /**
     * The messages, each album as one, in the order of their first parts.
     *
     * @param rows newest first
     */
    static Map<MessageRow, Line> grouped(Collection<MessageRow> rows, ShownFiles files) {
      return rows.stream()
          .collect(Collectors.groupingBy(files::group, LinkedHashMap::new, Collectors.toList()))
          .values()
          .stream()
          .map(List::reversed)
          .collect(
              Collectors.toMap(
                  List::getLast, group -> of(group, files), (one, _) -> one, LinkedHashMap::new));
    }

    Line masked() {
      return new Line(
          at,
          ours,
          kind,
          text.isEmpty() ? "" : MaskedRows.TEXT,
          files.stream().map(ShownFile::masked).toList(),
          edited,
          state,
          by,
          trouble,
          reason);
    }

    /** The kind in words, of a message that is neither a text nor shown as a file. */
    public String kindWords() {
      return kind.equals("text") || !files.isEmpty() ? "" : FileText.kind(kind);
    }

    /** Where a map shows the place that was sent; null for other messages. */
    public @Nullable String map() {
      return MapLink.of(kind, text);
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

  /**
   * @param received how many bytes of a file have come
   */
  static ConversationHistory read(
      Tables tables, UserId user, long before, LongUnaryOperator received) {
    var theirs = tables.messages().olderThan(user, before, ROWS + 1);
    boolean more = theirs.size() > ROWS;
    var shown = more ? theirs.subList(0, ROWS) : theirs;
    var since = more ? shown.getLast().timestamp() : Instant.EPOCH;
    var until =
        before == Long.MAX_VALUE || shown.isEmpty()
            ? Instant.MAX
            : shown.getFirst().timestamp().plus(Duration.ofMillis(1));
    var files = ShownFiles.of(tables, shown, received);
    var lines = new ArrayList<>(List.copyOf(Line.grouped(shown, files).values()).reversed());
    var sent =
        tables.people().sent(user, since, 2 * ROWS).stream()
            .filter(row -> row.createdAt().isBefore(until))
            .toList();
    lines.addAll(BotMessages.lines(tables, sent.reversed()));
    lines.sort(Comparator.comparing(Line::at));
    return new ConversationHistory(lines, more ? shown.getLast().id() : null);
  }
}
