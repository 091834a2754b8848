package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.LocalDate;
import java.util.List;
import switchboard.console.Frame;
import switchboard.console.Page;

/**
 * Messages of all users, newest first.
 *
 * @param first whether this is the first page, which is updated live
 * @param next the row after which the next page starts; empty at the end
 */
record MessagesPage(Frame frame, Part part, boolean first, String next) implements Page {

  /**
   * The part that is updated live.
   *
   * @param today in the viewer's time zone
   */
  record Part(List<Line> lines, LocalDate today) implements Page {

    @Override
    public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
      JtemessagesliveGenerated.render(output, forms, this);
    }
  }

  /**
   * A message of a user.
   *
   * @param id the id of its row
   * @param answered whether an operator has replied since
   */
  record Line(long id, long userId, String name, Talk.Line said, boolean answered) {

    private static final int LONGEST = 200;

    /** The text, shortened for a list. */
    String text() {
      var text = said.text();
      return text.codePointCount(0, text.length()) <= LONGEST
          ? text
          : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtemessagesGenerated.render(output, forms, this);
  }
}
