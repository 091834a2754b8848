package switchboard.botfile;

import static java.util.stream.Collectors.joining;
import static switchboard.base.PluralForm.count;

import java.util.List;
import java.util.regex.Pattern;

/** Formats problems for a terminal: each with its line and a caret below. */
public final class ProblemReport {

  private static final Pattern LINE_BREAK = Pattern.compile("\\R");
  private static final int WIDTH = 100;
  private static final int LEAD = 60;

  private ProblemReport() {}

  /** The problems, their number and a line break. */
  public static String of(List<Problem> problems, String yaml) {
    var excerpts = excerpts(problems, yaml).iterator();
    return problems.stream()
        .map(problem -> problem + "\n" + excerpts.next() + "\n")
        .collect(joining("\n", "", "\n" + count(problems.size(), "problem") + "\n"));
  }

  /** The numbered line of each problem, with a caret below. */
  public static List<String> excerpts(List<Problem> problems, String yaml) {
    var lines = LINE_BREAK.split(yaml, -1);
    return problems.stream().map(problem -> excerpt(problem, lines[problem.line() - 1])).toList();
  }

  /** Cuts long lines around the place, and keeps control characters from the terminal. */
  private static String excerpt(Problem problem, String line) {
    var characters = line.replaceAll("\\p{Cc}", " ").codePoints().toArray();
    var column = Math.clamp(problem.column() - 1, 0, characters.length);
    var from = column > WIDTH - 10 ? column - LEAD : 0;
    var length = Math.min(WIDTH, characters.length - from);
    var gutter = "%5d | ".formatted(problem.line());
    return gutter
        + new String(characters, from, length).stripTrailing()
        + "\n"
        + " ".repeat(gutter.length() - 2)
        + "| "
        + " ".repeat(column - from)
        + "^";
  }
}
