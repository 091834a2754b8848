package switchboard.console.insight;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.base.Sentence;
import switchboard.base.UserErrorException;
import switchboard.console.Messages;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.console.SmallNumbers;
import switchboard.domain.Bot;
import switchboard.insight.FigureTable;
import switchboard.insight.Suppression;
import switchboard.operations.BotFileService;
import switchboard.operations.InsightService;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** The page Insight, and its tables as files. */
@Controller
record InsightController(InsightService insight, BotFileService botFile, Suppression suppression) {

  private static final String PRESET_DAYS = "28";

  /**
   * @param block with a table and a format: only this one, as a file
   */
  @Needs(Permission.STATS)
  @GetMapping(Paths.INSIGHT)
  View insight(
      @RequestParam(defaultValue = PRESET_DAYS) int days,
      @RequestParam(defaultValue = "") String block,
      @RequestParam(defaultValue = "") String table,
      @RequestParam(defaultValue = "") String format) {
    var period = insight.period(days);
    boolean all = !SmallNumbers.areHidden(Caller.current().orElseThrow());
    var bot = botFile.bot();
    if (!format.isEmpty()) {
      var tables = insight.read(block, period, all).compared();
      return file(find(tables, table), block, format, bot);
    }
    var began = insight.began().map(LocalDate::ofEpochDay);
    var blocks =
        insight.readAll(period, all).stream()
            .map(report -> new BlockPart(report, bot, began))
            .toList();
    return new InsightPage(
        PageLayout.of(Messages.translate("insight.title"), Paths.INSIGHT),
        period,
        began,
        blocks,
        insight.digest(all),
        all ? Suppression.NONE : suppression);
  }

  private static FigureTable find(List<FigureTable> tables, String name) {
    return tables.stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() -> UserErrorException.notFound(Sentence.sentence("insight.no_table")));
  }

  private static View file(FigureTable table, String block, String format, Bot bot) {
    return format.equals("json")
        ? FigureExport.json(table, block + "-" + table.name())
        : FigureExport.csv(table, block + "-" + table.name(), bot);
  }
}
