package switchboard.botfile;

import java.util.function.Predicate;
import java.util.stream.Stream;
import switchboard.markup.MessageText;
import switchboard.markup.TelegramHtml;

/**
 * Checks texts of screens: Telegram's HTML, known placeholders, 1–4096 characters after entities
 * (Bot API, sendMessage), or 1024 below a file (sendPhoto).
 */
final class TextCheck {

  private TextCheck() {}

  static void check(Draft draft, ProblemList problems) {
    draft
        .screens()
        .forEach(screen ->
            Stream.ofNullable(screen.text())
                .flatMap(DraftText::texts)
                .forEach(text -> {
                  placeholders(text, Placeholders::isKnown, problems);
                  html(text, screen.media().file() != null, problems);
                }));
  }

  static void placeholders(Scalar text, Predicate<String> known, ProblemList problems) {
    var brace = Placeholders.BRACE.matcher(text.value());
    while (brace.find()) {
      var name = brace.group(1);
      if (name == null && brace.group().equals("{")) {
        problems.add(text.at(brace.start()), "a bare `{`", "write `{{` for a brace in the text");
      } else if (name != null && !known.test(name)) {
        problems.add(
            text.at(brace.start()),
            "unknown placeholder `{%s}`".formatted(YamlValues.shortened(name)),
            Placeholders.orElse(name, "use " + Placeholders.listed() + "; `{{` for a brace"));
      }
    }
  }

  static void html(Scalar text, ProblemList problems) {
    html(text, false, problems);
  }

  private static void html(Scalar text, boolean isCaption, ProblemList problems) {
    var parsed = TelegramHtml.parse(text.value());
    parsed
        .flaws()
        .forEach(flaw -> problems.add(text.at(flaw.offset()), flaw.message(), flaw.suggestion()));
    var shown = Placeholders.longest(parsed.visible()).strip();
    var length = MessageText.length(shown);
    if (length == 0) {
      problems.add(text.spot(), "the text is empty", "write the text to show");
      return;
    }
    int most = isCaption ? TelegramHtml.MAX_CAPTION_LENGTH : TelegramHtml.MAX_LENGTH;
    if (length > most) {
      problems.add(
          text.spot(),
          "the text can be up to %d characters long; Telegram allows %d%s"
              .formatted(length, most, isCaption ? " below a file" : ""),
          "shorten it, or move a part to another screen");
    }
  }
}
