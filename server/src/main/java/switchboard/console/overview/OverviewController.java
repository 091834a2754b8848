package switchboard.console.overview;

import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import switchboard.console.DateRange;
import switchboard.console.LiveUpdates;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.console.TableDownload;
import switchboard.operations.BotFileService;
import switchboard.store.Store;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** The overview, the first page after a login. */
@Controller
record OverviewController(
    Store store,
    BotFileService botFile,
    InstantSource clock,
    Overview.Source source,
    LiveUpdates live) {

  /** Redirects auditors, who may not see statistics, to the audit log. */
  @Needs(Permission.ACCOUNT)
  @GetMapping(Paths.HOME)
  View home(
      @RequestParam(defaultValue = "30") int range,
      @RequestParam(defaultValue = "") String format) {
    var reader = Caller.current().orElseThrow();
    if (!reader.may(Permission.STATS)) {
      return Page.seeOther(Paths.AUDIT);
    }
    var now = source.read(reader);
    var growth = growth(range, now);
    return format.isEmpty()
        ? new OverviewPage(
            PageLayout.of(Messages.translate("overview.title"), Paths.HOME), now, growth)
        : TableDownload.of(
            DayCells.Row.class,
            growth.growth().days().stream().map(DayCells::row).toList(),
            format,
            "overview");
  }

  private ActivityTrendPart growth(int range, Overview now) {
    var days = DateRange.of(range, clock.instant());
    var numbers = now.numbers();
    var read = numbers.hidden() ? days.wholeWeeks() : days;
    var growth = store.readNow(tables -> ActivityTrend.read(tables, read, numbers));
    return new ActivityTrendPart(days, growth, botFile.bot(), now);
  }

  @Needs(Permission.STATS)
  @GetMapping(path = Paths.LIVE + "/overview", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter liveOverview(@RequestParam(defaultValue = "30") int range) {
    var reader = Caller.current().orElseThrow();
    return live.show(
        () -> Page.html(source.read(reader)), () -> Page.html(growth(range, source.read(reader))));
  }
}
