package switchboard.botfile;

import java.util.HashMap;
import java.util.stream.Stream;

/** Themes: an id each, and a pattern for buttons that leaves the label in. */
final class ThemeCheck {

  private static final String LABEL = "{label}";
  private static final String PREFIX = "p:t:";

  private ThemeCheck() {}

  static void check(Draft draft, Problems problems) {
    var first = new HashMap<String, Spot>();
    for (var theme : draft.themes()) {
      var id = theme.id();
      if (id != null && IdCheck.written(id, PREFIX, problems)) {
        var earlier = first.putIfAbsent(id.value(), id.spot());
        if (earlier != null) {
          problems.add(
              id.spot(),
              "theme `%s` is already in line %d".formatted(id.value(), earlier.line()),
              "give it another id");
        }
      }
      Stream.ofNullable(theme.label())
          .flatMap(DraftWords::texts)
          .forEach(label -> LabelCheck.plain(label, "the theme's label", problems));
      Stream.ofNullable(theme.button()).forEach(button -> button(button, problems));
    }
  }

  private static void button(Scalar button, Problems problems) {
    if (!button.value().contains(LABEL)) {
      problems.add(
          button.spot(),
          "the button's pattern leaves out the label",
          "write `{label}` where the label shall stand: \"• {label}\"");
    } else if (button.value().replace(LABEL, "").contains("{")) {
      problems.add(
          button.spot(),
          "the button's pattern has another `{` than `{label}`",
          "keep `{label}` as the only placeholder");
    }
  }
}
