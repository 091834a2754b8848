package switchboard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import switchboard.base.Sentence;
import switchboard.insight.FigureRow;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Column;
import switchboard.insight.Figures;
import switchboard.insight.Figures.Detail;
import switchboard.operations.InsightService;
import switchboard.operations.InsightService.Report;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Figures about the use of the bot. */
@RestController
record InsightApiController(InsightService insight) {

  private static final String PRESET_DAYS = "28";

  /**
   * The figures of a block.
   *
   * @param details what is said of each part of the block, such as a goal; may be empty
   * @param before the summary of as many days before; null if nothing was counted then, or if the
   *     figures have no period
   */
  record Insight(
      String block,
      LocalDate from,
      LocalDate to,
      int days,
      String summary,
      List<InsightDetail> details,
      @Nullable String before,
      List<InsightTable> tables) {

    static Insight of(Report report) {
      var it = report.figures();
      return new Insight(
          it.block().word(),
          it.period().firstDate(),
          it.period().lastDate(),
          it.period().days(),
          it.summary().toString(),
          it.details().stream().map(InsightDetail::of).toList(),
          report.before().map(Sentence::toString).orElse(null),
          report.compared().stream().map(InsightTable::of).toList());
    }
  }

  record InsightDetail(String about, String text) {

    static InsightDetail of(Detail detail) {
      return new InsightDetail(
          detail.about().toString(),
          detail.said().stream().map(Sentence::toString).collect(Collectors.joining(" ")));
    }
  }

  /**
   * A table.
   *
   * @param rows values by column; {@code hidden} names the columns whose count is hidden
   */
  record InsightTable(String name, List<String> columns, List<Map<String, @Nullable Object>> rows) {

    static InsightTable of(FigureTable table) {
      return new InsightTable(
          table.name(), table.columns().stream().map(Column::name).toList(), FigureRow.all(table));
    }
  }

  record Digest(LocalDate from, LocalDate to, List<DigestLine> lines) {

    static Digest of(List<Figures> week) {
      var period = week.getFirst().period();
      return new Digest(
          period.firstDate(), period.lastDate(), week.stream().map(DigestLine::of).toList());
    }
  }

  record DigestLine(@JsonProperty("block") String block, @JsonProperty("text") String text) {

    static DigestLine of(Figures figures) {
      return new DigestLine(figures.block().word(), figures.summary().toString());
    }
  }

  @Needs(Permission.STATS)
  @Operation(
      summary =
          "Get the figures of a block of the page Insight: a summary, and tables with the period before. Small counts of people are null and named in `hidden`, without the scope `read`.")
  @GetMapping("/insight/{block}")
  Insight block(@PathVariable String block, @RequestParam(defaultValue = PRESET_DAYS) int days) {
    return Insight.of(insight.read(block, insight.period(days), seesAll()));
  }

  @Needs(Permission.STATS)
  @Operation(summary = "Get a sentence of each block about the last seven days.")
  @GetMapping("/insight/digest")
  Digest digest() {
    return Digest.of(insight.digest(seesAll()));
  }

  private static boolean seesAll() {
    return Caller.current().orElseThrow().may(Permission.READ);
  }
}
