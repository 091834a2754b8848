package switchboard.console.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.console.people.ConversationHistory.Line;
import switchboard.domain.Attachment.Source.Kept;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.domain.ReplyState;
import switchboard.markup.TelegramHtml;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.StoredJson;
import switchboard.store.Tables;
import switchboard.store.sql.InListPadding;
import tools.jackson.core.JacksonException;

/**
 * The messages of the bot in a conversation.
 *
 * @param files the files that operators sent, by row id
 */
record BotMessages(Map<Long, MediaRow> files) {

  /** A row of the outbox with its call; null when it cannot be read. */
  private record Sent(OutboxRow row, @Nullable Call call) {

    static Sent of(OutboxRow row) {
      try {
        return new Sent(row, StoredJson.call(row.call()));
      } catch (JacksonException e) {
        return new Sent(row, null); // written by another version of the program, or damaged
      }
    }
  }

  /**
   * @param rows oldest first
   */
  static List<Line> lines(Tables tables, List<OutboxRow> rows) {
    var sent = rows.stream().map(Sent::of).toList();
    var ids =
        sent.stream()
            .map(Sent::call)
            .flatMap(call ->
                Optional.ofNullable(call).map(Call::content).flatMap(BotMessages::kept).stream())
            .map(Kept::media)
            .toList();
    var files = ids.isEmpty() ? List.<MediaRow>of() : tables.media().all(InListPadding.list(ids));
    var messages =
        new BotMessages(
            files.stream().collect(Collectors.toMap(MediaRow::id, Function.identity())));
    var lines = new ArrayList<Line>();
    sent.forEach(one -> messages.add(lines, one.row(), one.call()));
    return lines;
  }

  private static Optional<Kept> kept(Content content) {
    var file = content.file();
    return file != null && file.source() instanceof Kept kept
        ? Optional.of(kept)
        : Optional.empty();
  }

  /**
   * Adds a message. Screens are edited in place and are not part of the conversation, unless
   * sending one failed.
   */
  private void add(List<Line> lines, OutboxRow row, @Nullable Call call) {
    switch (call) {
      case Call.SendMessage send -> lines.add(line(row, send.content()));
      case Call.SendDocument send -> lines.add(line(row, "document", send.fileName(), List.of()));
      case Call.EditMessage edit when row.trouble() != null -> lines.add(line(row, edit.content()));
      case Call.ReplaceMessage replace when row.trouble() != null ->
          lines.add(line(row, replace.content()));
      case Call.SendExtra send when row.trouble() != null -> lines.add(line(row, send.content()));
      case Call.EditMessage _,
          Call.ReplaceMessage _,
          Call.DeleteMessage _,
          Call.SendExtra _,
          Call.EditInlineMessage _,
          Call.AnswerTap _ -> {}
      case null -> {}
    }
  }

  private Line line(OutboxRow row, @Nullable Content content) {
    if (content == null) {
      return line(row, "text", "", List.of());
    }
    var text = TelegramHtml.visible(content.html());
    var shown =
        kept(content)
            .map(kept -> files.get(kept.media()))
            .map(file -> List.of(ShownFile.of(file, null, 0)))
            .orElse(List.of());
    return line(row, "text", text, shown);
  }

  private static Line line(OutboxRow row, String kind, String text, List<ShownFile> shown) {
    boolean failed = row.trouble() != null || row.state() == ReplyState.REFUSED;
    return new Line(
        row.createdAt(),
        true,
        kind,
        text,
        shown,
        false,
        row.state(),
        Objects.requireNonNullElse(row.saidBy(), ""),
        row.trouble(),
        failed ? Objects.requireNonNullElse(row.error(), "") : "");
  }
}
