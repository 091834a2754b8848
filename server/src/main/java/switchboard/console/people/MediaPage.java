package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.domain.UserId;
import switchboard.web.ContentPolicy;

/**
 * Files of all users, newest first.
 *
 * @param here the path of this page, with its filters
 * @param next the row after which the next page starts; empty at the end
 * @param usedBytes the space that the files of this instance use
 * @param quotaBytes the limit of that space; 0: none
 */
public record MediaPage(
    PageLayout frame,
    MediaFilters filters,
    List<Line> lines,
    String here,
    String next,
    long usedBytes,
    long quotaBytes,
    Instant now)
    implements Page {

  /** A file with its sender. */
  public record Line(UserId userId, String name, ShownFile file, Instant at) {}

  /** The space in words. */
  public String space() {
    return quotaBytes == 0
        ? Messages.translate("media.space", Formats.bytes(usedBytes))
        : Messages.translate("media.space.of", Formats.bytes(usedBytes), Formats.bytes(quotaBytes));
  }

  @Override
  public String policy() {
    return ContentPolicy.PAGE_WITH_PLAYERS;
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtemediaGenerated.render(output, forms, this);
  }
}
