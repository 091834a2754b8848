package switchboard.botfile;

import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The text of a bot file and its name, and where in it things stand. */
final class Source {

  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private final String name;
  private final String text;
  private final int[] characters;
  private final int lines;

  Source(String name, String text) {
    this.name = name;
    // Editors on Windows like to begin a file with a byte order mark: harmless.
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.characters = this.text.codePoints().toArray();
    this.lines = lineCount(this.text);
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  int lines() {
    return lines;
  }

  private static int lineCount(String text) {
    var count = LINE_BREAK.split(text, -1).length;
    return count > 1 && text.endsWith("\n") ? count - 1 : count;
  }

  /**
   * Where a character of a value stands. A value differs from what is written in its white space,
   * indentation and quotes only, except for escapes such as {@code \u00e9}: there the value's start
   * must do.
   *
   * @param offset in UTF-16 units, 0 to the value's length
   */
  Spot locate(ScalarNode node, String value, int offset) {
    var index = contentStart(node);
    var end = Math.min(node.getEndMark().getIndex(), characters.length);
    for (var sought : value.substring(0, offset).codePoints().toArray()) {
      if (Character.isWhitespace(sought)) {
        continue;
      }
      index = indexOf(sought, index, end) + 1;
      if (index == 0) {
        return Spot.of(node.getStartMark());
      }
    }
    if (offset < value.length() && !Character.isWhitespace(value.codePointAt(offset))) {
      index = indexOf(value.codePointAt(offset), index, end);
    }
    return index < 0 ? Spot.of(node.getStartMark()) : spotOf(node, index);
  }

  private int contentStart(ScalarNode node) {
    var start = node.getStartMark().getIndex();
    return switch (style(node)) {
      case LITERAL, FOLDED -> indexOf('\n', start, characters.length) + 1;
      case SINGLE_QUOTED, DOUBLE_QUOTED -> start + 1;
      case PLAIN, JSON_SCALAR_STYLE -> start;
    };
  }

  private static ScalarStyle style(ScalarNode node) {
    return Optional.ofNullable(node.getScalarStyle()).orElse(ScalarStyle.PLAIN);
  }

  private int indexOf(int sought, int from, int end) {
    for (var index = Math.max(from, 0); index < end; index++) {
      if (characters[index] == sought) {
        return index;
      }
    }
    return -1;
  }

  private Spot spotOf(ScalarNode node, int index) {
    var line = node.getStartMark().getLine() + 1;
    var column = node.getStartMark().getColumn() + 1;
    for (var i = node.getStartMark().getIndex(); i < index; i++) {
      var breaks = characters[i] == '\n';
      line += breaks ? 1 : 0;
      column = breaks ? 1 : column + 1;
    }
    return new Spot(line, column);
  }
}
