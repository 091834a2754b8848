package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.LocalDate;
import java.util.List;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.domain.UserId;
import switchboard.web.ContentPolicy;

/**
 * Messages of all users, newest first.
 *
 * @param first whether this is the first page, which is updated live
 */
public record MessagesPage(PageLayout frame, Part part, boolean first) implements Page {

  /**
   * The part that is updated live.
   *
   * @param next the row after which the next page starts; empty at the end
   * @param today in the viewer's time zone
   */
  public record Part(List<Line> lines, String next, LocalDate today) implements Page {

    @Override
    public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
      JtemessagesliveGenerated.render(output, forms, this);
    }
  }

  /**
   * A message of a user, or an album.
   *
   * @param answered whether an operator has replied since
   */
  public record Line(UserId userId, String name, ConversationHistory.Line said, boolean answered) {

    private static final int MAX_LENGTH = 200;

    /** The text, shortened for a list. */
    public String text() {
      var text = said.text();
      return text.codePointCount(0, text.length()) <= MAX_LENGTH
          ? text
          : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) + "…";
    }
  }

  @Override
  public String policy() {
    return ContentPolicy.PAGE_WITH_PLAYERS;
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtemessagesGenerated.render(output, forms, this);
  }
}
