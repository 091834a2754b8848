package switchboard.botfile;

import java.time.Duration;
import java.util.stream.Stream;
import switchboard.markup.MessageText;
import switchboard.markup.TelegramHtml;

/** Checks the time for answers, and the answers that are written beforehand. */
final class AnsweringCheck {

  private static final Duration MAX_TIME = Duration.ofDays(31);

  private AnsweringCheck() {}

  static void check(Draft draft, ProblemList problems) {
    Stream.ofNullable(draft.answering().within()).forEach(time -> time(time, problems));
    for (var answer : draft.answering().canned()) {
      Stream.ofNullable(answer.label())
          .flatMap(DraftText::texts)
          .forEach(label -> LabelCheck.plain(label, "the label", problems));
      Stream.ofNullable(answer.text())
          .flatMap(DraftText::texts)
          .forEach(text -> text(text, problems));
    }
  }

  private static void time(Scalar time, ProblemList problems) {
    if (DraftAnswering.time(time.value()).filter(it -> it.compareTo(MAX_TIME) <= 0).isEmpty()) {
      problems.add(
          time.spot(),
          "`reply_within` cannot be `%s`".formatted(YamlValues.shortened(time.value())),
          "write minutes, hours or days, such as `15m`, `2h` or `1d`; at most `31d`");
    }
  }

  /** Operators send it without formatting. */
  private static void text(Scalar text, ProblemList problems) {
    LabelCheck.plain(text, "the answer", problems);
    int length = MessageText.length(text.value().strip());
    if (length > TelegramHtml.MAX_LENGTH) {
      problems.add(
          text.spot(),
          "the answer has %d characters; Telegram allows %d"
              .formatted(length, TelegramHtml.MAX_LENGTH),
          "shorten it");
    }
  }
}
