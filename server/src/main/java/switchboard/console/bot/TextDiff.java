package switchboard.console.bot;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Line diff of two texts.
 *
 * @param lines the changed lines, and unchanged ones near a change
 */
public record TextDiff(List<Line> lines) {

  private static final Pattern LINE_BREAK = Pattern.compile("\\R");
  private static final int CONTEXT = 3;

  /**
   * Maximum number of lines; comparing them takes well under a second, however different they are.
   */
  private static final int MAX_COUNT = 10_000;

  public enum Kind {
    SAME,
    ADDED,
    REMOVED,
    /** Unchanged lines that are left out; the number is their count. */
    FOLDED
  }

  /**
   * @param number the line number from 1, in the earlier text for a removed line
   */
  public record Line(Kind kind, int number, String text) {}

  /** A text without a comparison. */
  static TextDiff whole(String text) {
    var lines = lines(text);
    return new TextDiff(numbered(Kind.SAME, lines, 0));
  }

  static TextDiff of(String before, String after) {
    return new TextDiff(folded(compared(lines(before), lines(after))));
  }

  public long added() {
    return count(Kind.ADDED);
  }

  public long removed() {
    return count(Kind.REMOVED);
  }

  private long count(Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).count();
  }

  private static List<String> lines(String text) {
    var lines = List.of(LINE_BREAK.split(text, -1));
    return lines.getLast().isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
  }

  private static List<Line> compared(List<String> before, List<String> after) {
    int head = alike(before, after);
    int tail =
        alike(
            before.subList(head, before.size()).reversed(),
            after.subList(head, after.size()).reversed());
    var removed = before.subList(head, before.size() - tail);
    var added = after.subList(head, after.size() - tail);
    var all = new ArrayList<>(same(after, 0, head, 0));
    if (removed.size() + added.size() > MAX_COUNT) {
      all.addAll(numbered(Kind.REMOVED, removed, head));
      all.addAll(numbered(Kind.ADDED, added, head));
    } else {
      all.addAll(inner(removed, added, head));
    }
    all.addAll(same(after, after.size() - tail, after.size(), 0));
    return all;
  }

  /** The number of equal lines at the beginning. */
  private static int alike(List<String> one, List<String> other) {
    int most = Math.min(one.size(), other.size());
    int alike = 0;
    while (alike < most && one.get(alike).equals(other.get(alike))) {
      alike++;
    }
    return alike;
  }

  /** Compares the lines between. Removed lines precede the lines added in the same place. */
  private static List<Line> inner(List<String> before, List<String> after, int offset) {
    var all = new ArrayList<Line>();
    var added = new ArrayList<Line>();
    int done = 0;
    for (AbstractDelta<String> delta :
        DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()).getDeltas()) {
      var target = delta.getTarget();
      if (target.getPosition() > done) {
        all.addAll(added);
        added.clear();
        all.addAll(same(after, done, target.getPosition(), offset));
      }
      var source = delta.getSource();
      all.addAll(numbered(Kind.REMOVED, source.getLines(), offset + source.getPosition()));
      added.addAll(numbered(Kind.ADDED, target.getLines(), offset + target.getPosition()));
      done = target.getPosition() + target.size();
    }
    all.addAll(added);
    all.addAll(same(after, done, after.size(), offset));
    return all;
  }

  private static List<Line> same(List<String> lines, int from, int to, int offset) {
    return numbered(Kind.SAME, lines.subList(from, to), offset + from);
  }

  private static List<Line> numbered(Kind kind, List<String> lines, int before) {
    var numbered = new ArrayList<Line>();
    lines.forEach(text -> numbered.add(new Line(kind, before + numbered.size() + 1, text)));
    return numbered;
  }

  /** Folds unchanged lines. A single line is kept, because a note about it takes a line as well. */
  private static List<Line> folded(List<Line> all) {
    var near = new boolean[all.size()];
    for (int i = 0; i < near.length; i++) {
      if (all.get(i).kind() != Kind.SAME) {
        int end = Math.min(near.length, i + CONTEXT + 1);
        Arrays.fill(near, Math.max(0, i - CONTEXT), end, true);
      }
    }
    var shown = new ArrayList<Line>();
    for (int i = 0; i < near.length; ) {
      int end = i;
      while (end < near.length && near[end] == near[i]) {
        end++;
      }
      if (near[i] || end - i == 1) {
        shown.addAll(all.subList(i, end));
      } else {
        shown.add(new Line(Kind.FOLDED, end - i, ""));
      }
      i = end;
    }
    return shown;
  }
}
