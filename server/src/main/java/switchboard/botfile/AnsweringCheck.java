package switchboard.botfile;

import java.util.stream.Stream;
import switchboard.markup.MessageText;
import switchboard.markup.TelegramHtml;

/** Checks the time for answers, and the answers that are written beforehand. */
final class AnsweringCheck {

  private static final int MAX_DAYS = 31;

  private AnsweringCheck() {}

  static void check(Draft draft, ProblemList problems) {
    Stream.ofNullable(draft.answering().within())
        .forEach(time -> WrittenDuration.check(time, "reply_within", MAX_DAYS, problems));
    for (var answer : draft.answering().canned()) {
      Stream.ofNullable(answer.label())
          .flatMap(DraftText::texts)
          .forEach(label -> LabelCheck.plain(label, "the label", problems));
      Stream.ofNullable(answer.text())
          .flatMap(DraftText::texts)
          .forEach(text -> text(text, problems));
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
