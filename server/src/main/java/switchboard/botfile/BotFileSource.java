package switchboard.botfile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The name and text of a bot file, and places in it. */
final class BotFileSource {

  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private final String name;
  private final String text;
  private final int[] characters;
  private final List<String> lines;

  BotFileSource(String name, String text) {
    this.name = name;
    // Windows editors may write a byte order mark.
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.characters = this.text.codePoints().toArray();
    this.lines = linesOf(this.text);
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  int lines() {
    return lines.size();
  }

  /**
   * @param number from 1
   */
  String line(int number) {
    return lines.get(number - 1);
  }

  private static List<String> linesOf(String text) {
    var lines = List.of(LINE_BREAK.split(text, -1));
    return lines.size() > 1 && text.endsWith("\n") ? lines.subList(0, lines.size() - 1) : lines;
  }

  /**
   * The place of a character of a value. A value differs from the written text only in white space,
   * indentation and quotes, except for escapes such as {@code \u00e9}: then the start of the value
   * is returned.
   *
   * @param offset in UTF-16 units, 0 to the value's length
   */
  Position locate(ScalarNode node, String value, int offset) {
    var index = contentStart(node);
    var end = Math.min(node.getEndMark().getIndex(), characters.length);
    for (var sought : value.substring(0, offset).codePoints().toArray()) {
      if (Character.isWhitespace(sought)) {
        continue;
      }
      index = indexOf(sought, index, end) + 1;
      if (index == 0) {
        return Position.of(node.getStartMark());
      }
    }
    if (offset < value.length() && !Character.isWhitespace(value.codePointAt(offset))) {
      index = indexOf(value.codePointAt(offset), index, end);
    }
    return index < 0 ? Position.of(node.getStartMark()) : spotOf(node, index);
  }

  /** A comment, from its # to the end of the line. */
  record Comment(Position spot, String text) {}

  /**
   * The comment directly after a plain value, unless it looks intended: with a space or a ruler
   * after its #.
   */
  Optional<Comment> commentAfter(ScalarNode node) {
    var start = skipBlanks(node.getEndMark().getIndex());
    var first = start + 1 < characters.length ? characters[start + 1] : ' ';
    return style(node) == ScalarStyle.PLAIN
            && isComment(start)
            && !Character.isWhitespace(first)
            && "#-=*~_".indexOf(first) < 0
        ? Optional.of(new Comment(spotOf(node, start), restOfLine(start)))
        : Optional.empty();
  }

  /** Whether the line of a key has only a comment after the colon. */
  boolean isCommentBehind(Node key) {
    var colon = skipBlanks(key.getEndMark().getIndex());
    return colon < characters.length
        && characters[colon] == ':'
        && isComment(skipBlanks(colon + 1));
  }

  private int skipBlanks(int from) {
    var index = from;
    while (index < characters.length && (characters[index] == ' ' || characters[index] == '\t')) {
      index++;
    }
    return index;
  }

  private boolean isComment(int index) {
    return index > 0
        && index < characters.length
        && characters[index] == '#'
        && Character.isWhitespace(characters[index - 1]);
  }

  private String restOfLine(int from) {
    var end = from;
    while (end < characters.length && characters[end] != '\n' && characters[end] != '\r') {
      end++;
    }
    return new String(characters, from, end - from);
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

  private Position spotOf(ScalarNode node, int index) {
    var line = node.getStartMark().getLine() + 1;
    var column = node.getStartMark().getColumn() + 1;
    for (var i = node.getStartMark().getIndex(); i < index; i++) {
      var breaks = characters[i] == '\n';
      line += breaks ? 1 : 0;
      column = breaks ? 1 : column + 1;
    }
    return new Position(line, column);
  }
}
