package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.web.Permission;

/** The users who are in the bot now. */
record SessionsPage(Frame frame, Part part, String next) implements Page {

  /** A user active in the last 30 minutes. */
  record Line(long userId, String name, @Nullable Place place, Instant lastActivity) {}

  /** The part that is updated live. */
  record Part(List<Line> lines, boolean mayEnd, Instant now) implements Page {

    @Override
    public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
      JtesessionsliveGenerated.render(output, forms, this);
    }
  }

  static boolean mayEnd(Frame frame) {
    return frame.may(Permission.PREFERENCES);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtesessionsGenerated.render(output, forms, this);
  }
}
