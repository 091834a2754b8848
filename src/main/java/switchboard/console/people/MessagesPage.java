package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.LocalDate;
import java.util.List;
import switchboard.console.Frame;
import switchboard.console.Page;

/**
 * What people wrote, of everybody, the newest first.
 *
 * @param first whether this is the beginning, which follows what happens
 * @param next the row after which the list goes on; empty at its end
 */
record MessagesPage(Frame frame, Part part, boolean first, String next) implements Page {

  /**
   * What is sent anew while it is looked at.
   *
   * @param today by the clock of who looks
   */
  record Part(List<Line> lines, LocalDate today) implements Page {

    @Override
    public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
      JtemessagesliveGenerated.render(output, forms, this);
    }
  }

  /**
   * Something that somebody wrote.
   *
   * @param id of its row
   * @param answered whether an operator has said something to them since
   */
  record Line(long id, long userId, String name, Talk.Line said, boolean answered) {

    private static final int LONGEST = 200;

    /** As much of it as has room in a list. */
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
