package switchboard.botfile;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks buttons: labels in plain text, not empty, and not more than a message can hold. */
final class LabelCheck {

  private static final Pattern MARKUP =
      Pattern.compile("</?(?:b|i|u|s|a|em|strong|code|span)(?:\\s[^>]*)?>|&(?:amp|lt|gt|quot);");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+\\}");

  /** Includes Back and Home, which every screen except the main menu has. */
  private static final int MAX_BUTTONS = 100;

  private LabelCheck() {}

  static void check(Draft draft, ProblemList problems) {
    draft
        .items()
        .flatMap(item -> Stream.ofNullable(item.label()))
        .flatMap(DraftText::texts)
        .forEach(label -> plain(label, "the label", problems));
    for (var screen : draft.screens()) {
      var own = screen.isMainMenu() ? 0 : 2;
      if (screen.items().size() + own > MAX_BUTTONS) {
        problems.add(
            screen.items().get(MAX_BUTTONS - own).spot(),
            "too many buttons: a message holds %d, Back and Home included".formatted(MAX_BUTTONS),
            "move some to another screen");
      }
    }
  }

  /** Checks a short text that Telegram shows without formatting. */
  static void plain(Scalar text, String title, ProblemList problems) {
    var markup = MARKUP.matcher(text.value());
    if (text.value().isEmpty()) {
      problems.add(text.spot(), title + " is empty", "write something, or remove it");
    } else if (PLACEHOLDER.matcher(text.value()).find()) {
      problems.add(
          text.spot(),
          title + " has a placeholder, but only texts of screens can have one",
          "write it without braces");
    } else if (markup.find()) {
      problems.add(
          text.at(markup.start()),
          "%s is plain text: `%s` would be shown literally".formatted(title, markup.group()),
          "write it without HTML");
    }
  }
}
