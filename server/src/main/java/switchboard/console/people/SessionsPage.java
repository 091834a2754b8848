package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.domain.UserId;
import switchboard.web.Permission;

/** The users who are in the bot now. */
public record SessionsPage(PageLayout frame, Part part, String next) implements Page {

  /** A user active in the last 30 minutes. */
  public record Line(
      UserId userId, String name, @Nullable CurrentScreen place, Instant lastActivity) {}

  /** The part that is updated live. */
  public record Part(List<Line> lines, boolean mayEnd, Instant now) implements Page {

    @Override
    public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
      JtesessionsliveGenerated.render(output, forms, this);
    }
  }

  static boolean mayEnd(PageLayout frame) {
    return frame.may(Permission.PREFERENCES);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtesessionsGenerated.render(output, forms, this);
  }
}
