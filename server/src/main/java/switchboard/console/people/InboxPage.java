package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.console.FormError;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.UserId;
import switchboard.store.WaitingDao;

/**
 * The users who wait for an answer.
 *
 * @param first whether this is the beginning of the list, which is updated live
 */
public record InboxPage(PageLayout frame, Part part, boolean first, FormError problem)
    implements Page {

  /**
   * A user who waits.
   *
   * @param kind of the first message, in words; empty for a text
   * @param text the beginning of the first message
   * @param messages how many they have sent, counted up to a limit
   */
  public record Line(
      UserId userId,
      String name,
      String kind,
      String text,
      int messages,
      @Nullable CurrentScreen place,
      Waiting waiting) {

    /** The number, or the limit and a plus. */
    public String count() {
      return messages >= WaitingDao.MANY ? WaitingDao.MANY + "+" : "" + messages;
    }
  }

  /**
   * The part that is updated live.
   *
   * @param next where the next page begins; empty at the end
   * @param snoozed whether these are the snoozed ones
   */
  public record Part(List<Line> lines, String next, boolean snoozed, int waiting, int aside)
      implements Page {

    static final int MANY = 1_000;

    @Override
    public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
      JteinboxliveGenerated.render(output, forms, this);
    }

    public static String count(int people) {
      return people >= MANY ? MANY + "+" : "" + people;
    }
  }

  public String live() {
    return Paths.LIVE + "/inbox" + (part.snoozed() ? "?snoozed=true" : "");
  }

  public String older() {
    return (part.snoozed() ? "?snoozed=true&from=" : "?from=") + part.next();
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteinboxGenerated.render(output, forms, this);
  }
}
