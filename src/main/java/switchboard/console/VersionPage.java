package switchboard.console;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;

/** What a version of the bot file changed. */
record VersionPage(Frame frame, List<Line> lines) implements Page {

  private static final int CONTEXT = 3;
  private static final int HEAD = 2;

  /**
   * A line that was taken out, put in, or is there for orientation.
   *
   * @param sign {@code +}, {@code -}, {@code @} or a blank
   */
  record Line(char sign, String text) {

    static Line of(String line) {
      return line.isEmpty() ? new Line(' ', "") : new Line(line.charAt(0), line);
    }
  }

  /**
   * @param before empty for the first version
   */
  static List<Line> changes(String before, String after) {
    var old = before.lines().toList();
    var patch = DiffUtils.diff(old, after.lines().toList());
    return UnifiedDiffUtils.generateUnifiedDiff("", "", old, patch, CONTEXT).stream()
        .skip(HEAD)
        .map(Line::of)
        .toList();
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteversionGenerated.render(output, forms, this);
  }
}
