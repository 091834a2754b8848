package switchboard.botfile;

import org.yaml.snakeyaml.nodes.ScalarNode;
import switchboard.markup.MessageText;

/**
 * A single value as written in the file, without surrounding white space.
 *
 * @param value {@code no}, {@code 1.50} and {@code 2026-01-01} are kept as written
 */
record Scalar(String value, ScalarNode node, BotFileSource source) {

  static Scalar of(ScalarNode node, BotFileSource source) {
    return new Scalar(node.getValue().strip(), node, source);
  }

  Position spot() {
    return Position.of(node.getStartMark());
  }

  /** The place of a character of the value; {@code offset} is in UTF-16 units. */
  Position at(int offset) {
    return source.locate(node, value, offset);
  }

  /** The length as Telegram counts it. */
  int length() {
    return MessageText.length(value);
  }
}
