package switchboard.botfile;

import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A single value as it is written in the file, without the white space around it.
 *
 * @param value {@code no}, {@code 1.50} and {@code 2026-01-01} stay what they look like
 */
record Scalar(String value, ScalarNode node, Source source) {

  static Scalar of(ScalarNode node, Source source) {
    return new Scalar(node.getValue().strip(), node, source);
  }

  Spot spot() {
    return Spot.of(node.getStartMark());
  }

  /** Where a character of the value stands; {@code offset} in UTF-16 units. */
  Spot at(int offset) {
    return source.locate(node, value, offset);
  }

  /** Counted as Telegram counts the lengths of texts: in characters (Unicode code points). */
  int length() {
    return value.codePointCount(0, value.length());
  }
}
