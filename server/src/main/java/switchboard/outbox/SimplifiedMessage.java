package switchboard.outbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import switchboard.domain.Attachment;
import switchboard.domain.Attachment.Kind;
import switchboard.domain.Attachment.Source;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.markup.MessageText;
import switchboard.markup.TelegramHtml;
import switchboard.telegram.SendResult;

/** Removes the part of a message that Telegram rejects, so that the rest is delivered. */
final class SimplifiedMessage {

  private SimplifiedMessage() {}

  /**
   * Returns a strictly smaller call, so that repeated simplification terminates; empty when nothing
   * can be removed.
   */
  static Optional<Call> of(Call call, SendResult.Malformed refusal) {
    if (call instanceof Call.SendDocument send) {
      return refusal.part() == SendResult.Part.FILE ? Optional.empty() : caption(send);
    }
    return Optional.ofNullable(call.content())
        .flatMap(content ->
            switch (refusal.part()) {
              case KEYBOARD -> fewerButtons(content, refusal.description());
              case FORMATTING -> plain(content);
              case FILE -> withoutFile(content);
            })
        .map(call::with);
  }

  /** Removes the links that Telegram names, otherwise all links, otherwise the keyboard. */
  private static Optional<Content> fewerButtons(Content content, String reason) {
    if (content.keyboard().isEmpty()) {
      return Optional.empty();
    }
    var candidates =
        List.<Predicate<Button>>of(
            button -> button instanceof Button.Link link && reason.contains(link.url()),
            button -> button instanceof Button.Link && isAboutLinks(reason),
            button -> button instanceof Button.Copy && !isAboutLinks(reason));
    var fewer =
        candidates.stream()
            .map(refused -> without(content, refused))
            .filter(simpler -> !simpler.equals(content))
            .findFirst();
    return fewer.or(() -> Optional.of(without(content, _ -> true)));
  }

  private static boolean isAboutLinks(String reason) {
    return reason.toLowerCase(Locale.ROOT).contains("url");
  }

  private static Content without(Content content, Predicate<Button> refused) {
    var rows =
        content.keyboard().stream()
            .map(row -> row.stream().filter(refused.negate()).toList())
            .filter(row -> !row.isEmpty())
            .toList();
    return content.with(rows);
  }

  private static Optional<Content> plain(Content content) {
    var plain = plain(content.html());
    return plain.equals(content.html()) ? Optional.empty() : Optional.of(content.with(plain));
  }

  private static Optional<Content> withoutFile(Content content) {
    var file = content.file();
    if (file != null && file.kind() == Kind.PHOTO && file.source() instanceof Source.Kept) {
      // such as one that is too wide for a photo
      return Optional.of(content.with(new Attachment(Kind.DOCUMENT, file.source())));
    }
    return file == null || content.html().isEmpty()
        ? Optional.empty()
        : Optional.of(content.withoutFile());
  }

  private static Optional<Call> caption(Call.SendDocument send) {
    return send.captionHtml().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Call.SendDocument(
                send.chat(), send.topic(), send.fileName(), send.text(), "", send.otherwiseHtml()));
  }

  /** The visible text, escaped and without tags. */
  private static String plain(String html) {
    return MessageText.clip(TelegramHtml.visible(html), TelegramHtml.MAX_LENGTH)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
