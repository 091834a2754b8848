package switchboard.botfile;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Translates messages of the YAML library for authors of menus. */
final class YamlErrorText {

  /**
   * @param sign part of the library's message
   */
  private record Saying(String sign, String message, String suggestion) {}

  private static final List<Saying> SAYINGS =
      List.of(
          new Saying(
              "mapping values are not allowed",
              "a `key:` is not allowed here",
              "put a text that contains `: ` in quotes, or align the key with those above"),
          new Saying(
              "could not find expected ':'",
              "this line has no `:` after its key",
              "write `key: value`, or indent the line if it continues a text"),
          new Saying(
              "expected <block end>",
              "this line's indentation does not match the lines above",
              "align it with the keys or list entries that it belongs to"),
          new Saying(
              "expected ',' or ']'",
              "a list that begins with `[` is not closed",
              "add `]`, or a comma between the entries"),
          new Saying(
              "expected ',' or '}'",
              "a mapping that begins with `{` is not closed",
              "add `}`, or put a text that begins with a placeholder in quotes"),
          new Saying(
              "unexpected end of stream",
              "a quote is never closed",
              "add the closing quote; within '…' write '' for an apostrophe"),
          new Saying(
              "found '<stream end>'",
              "the file ends too early",
              "close what is open: `[` with `]`, `{` with `}`"),
          new Saying(
              "unknown escape character",
              "an unknown escape with `\\` in \"…\"",
              "write \\\\ for a backslash, or use '…'"),
          new Saying(
              "undefined alias",
              "a leading `*` means an alias, and none has this name",
              "put a text that begins with * in quotes"),
          new Saying(
              "alphabetic or numeric character",
              "a leading `*` or `&` has a special meaning in YAML",
              "put the text in quotes"),
          new Saying(
              "expected a single document",
              "a second document begins here",
              "keep one document: remove `---`"),
          new Saying(
              "that cannot start any token",
              "a text cannot begin with this character",
              "put the text in quotes"),
          new Saying("undefined tag handle", "a leading `!` means a tag", "put the text in quotes"),
          new Saying(
              "indentation indicator",
              "after `|` or `>` the text must begin on the next line",
              "move the text to the next line and indent it"),
          new Saying(
              "expected a comment or a line break",
              "after `|` or `>` the text must begin on the next line",
              "move the text to the next line and indent it"));

  /** Messages of the library that a comment within a text may cause. */
  private static final List<String> CUT =
      List.of("expected <block end>", "could not find expected ':'", "expected ',' or");

  private static final Pattern COMMENT =
      Pattern.compile("^\\s*[^\\s#'\"][^'\"]*?[ \\t](#[^\\s#=*~_-].*)$");

  private YamlErrorText() {}

  static void explain(MarkedYAMLException e, BotFileSource source, ProblemList problems) {
    var mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
    var spot = mark == null ? Position.START : Position.of(mark);
    var said = String.valueOf(e.getProblem());
    if (indentedByTab(source, spot)) {
      problems.add(
          new Position(spot.line(), 1),
          "this line is indented with a tab",
          "use spaces: YAML forbids tabs for indentation");
      return;
    }
    if (LookAlikeCheck.explain(source, spot.line(), 2, problems)
        || cutByComment(source, spot, e.getContextMark(), said, problems)) {
      return;
    }
    var saying = find(said);
    var opened = said.contains("unexpected end of stream") ? e.getContextMark() : null;
    problems.add(
        opened == null ? spot : Position.of(opened), saying.message(), saying.suggestion());
  }

  /** Explains a comment within a text: it ends the text, and the library reports what follows. */
  private static boolean cutByComment(
      BotFileSource source,
      Position spot,
      @Nullable Mark context,
      String said,
      ProblemList problems) {
    if (!CUT.stream().anyMatch(said::contains)) {
      return false;
    }
    boolean flow = said.contains("expected ',' or");
    int first = flow && context != null ? Position.of(context).line() : spot.line() - 1;
    for (int line = Math.min(spot.line(), source.lines()); line >= Math.max(first, 1); line--) {
      var comment = COMMENT.matcher(source.line(line));
      if (comment.find()) {
        problems.add(
            new Position(line, source.line(line).codePointCount(0, comment.start(1)) + 1),
            "` #` begins a comment, so the text ends before `%s`"
                .formatted(YamlValues.shortened(comment.group(1))),
            "put the text in quotes; a comment is written as `# …`, with a space");
        return true;
      }
    }
    return false;
  }

  private static Saying find(String said) {
    return SAYINGS.stream()
        .filter(saying -> said.contains(saying.sign()))
        .findFirst()
        .orElseGet(() ->
            new Saying(
                said,
                "this is not YAML: " + YamlValues.shortened(said),
                "check indentation, quotes and colons of this line and the one above"));
  }

  private static boolean indentedByTab(BotFileSource source, Position spot) {
    return source
        .text()
        .lines()
        .skip(spot.line() - 1L)
        .findFirst()
        .filter(line -> line.stripIndent().length() < line.length() || line.startsWith("\t"))
        .filter(
            line -> line.substring(0, line.length() - line.stripLeading().length()).contains("\t"))
        .isPresent();
  }

  static String limit(YAMLException e) {
    var said = String.valueOf(e.getMessage());
    return said.contains("Nesting Depth")
        ? "the file is nested deeper than 50 levels"
        : "the file uses too many aliases (`*name`)";
  }
}
