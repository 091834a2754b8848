package switchboard.botfile;

import java.util.HashMap;
import java.util.stream.Stream;

/** Checks themes: unique ids, and patterns for buttons that include the label. */
final class ThemeCheck {

  private static final String LABEL = "{label}";
  private static final String PREFIX = "p:t:";

  private ThemeCheck() {}

  static void check(Draft draft, ProblemList problems) {
    var first = new HashMap<String, Position>();
    for (var theme : draft.themes()) {
      var id = theme.id();
      if (id != null && IdCheck.written(id, PREFIX, problems)) {
        var earlier = first.putIfAbsent(id.value(), id.spot());
        if (earlier != null) {
          problems.add(
              id.spot(),
              "theme `%s` is already defined on line %d".formatted(id.value(), earlier.line()),
              "give it another id");
        }
      }
      Stream.ofNullable(theme.label())
          .flatMap(DraftText::texts)
          .forEach(label -> LabelCheck.plain(label, "the theme's label", problems));
      Stream.ofNullable(theme.button()).forEach(button -> button(button, problems));
    }
  }

  private static void button(Scalar button, ProblemList problems) {
    if (!button.value().contains(LABEL)) {
      problems.add(
          button.spot(),
          "the button's pattern does not contain the label",
          "write `{label}` in the place of the label: \"• {label}\"");
    } else if (button.value().replace(LABEL, "").contains("{")) {
      problems.add(
          button.spot(),
          "the button's pattern has a `{` besides `{label}`",
          "keep `{label}` as the only placeholder");
    }
  }
}
