package switchboard.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import switchboard.domain.StartLink;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Suppression;
import switchboard.store.LinkDao.LinkRow;

/**
 * What may be shown of {@link Arrivals}. It is the same in every table, whichever sources this has:
 * a count that is hidden in one would otherwise be shown in another.
 */
public record ArrivalCells(Cell starts, Cell newcomers, Cell settled, Cell stayed, Cell reached) {

  private static final Cell ZERO = new Cell.Count(0);

  static final ArrivalCells NONE = new ArrivalCells(ZERO, ZERO, ZERO, ZERO, ZERO);

  /** The source of those who came without a link. */
  static final String WITHOUT_LINK = "";

  /**
   * By source; each link has one.
   *
   * @param arrivals by source, of all sources
   */
  static Map<String, ArrivalCells> of(
      Map<String, Arrivals> arrivals, List<LinkRow> links, Suppression suppression) {
    var known = new HashMap<>(arrivals);
    known.putIfAbsent(WITHOUT_LINK, Arrivals.NONE);
    var payloads = links.stream().map(link -> StartLink.payload(link.code())).toList();
    payloads.forEach(source -> known.putIfAbsent(source, Arrivals.NONE));
    var columns = new Columns(known, payloads, suppression);
    var starts = columns.cells(Arrivals::starts);
    var newcomers = columns.cells(Arrivals::newcomers);
    var settled = columns.cells(Arrivals::settled);
    var stayed = columns.cells(Arrivals::stayed);
    var reached = columns.cells(Arrivals::reached);
    return known.keySet().stream()
        .collect(
            Collectors.toMap(
                source -> source,
                source ->
                    new ArrivalCells(
                        starts.getOrDefault(source, ZERO),
                        newcomers.getOrDefault(source, ZERO),
                        settled.getOrDefault(source, ZERO),
                        stayed.getOrDefault(source, ZERO),
                        reached.getOrDefault(source, ZERO))));
  }

  private record Columns(
      Map<String, Arrivals> known, List<String> payloads, Suppression suppression) {

    /** The links alone are a table too. */
    Map<String, Cell> cells(ToLongFunction<Arrivals> figure) {
      var sources = new TreeSet<>(payloads);
      sources.add(WITHOUT_LINK);
      known.forEach((source, it) -> {
        if (figure.applyAsLong(it) > 0) {
          sources.add(source);
        }
      });
      var order = List.copyOf(sources);
      var counts =
          order.stream()
              .map(it -> figure.applyAsLong(known.getOrDefault(it, Arrivals.NONE)))
              .toList();
      var all = IntStream.range(0, order.size()).boxed().toList();
      var ofLinks = all.stream().filter(i -> payloads.contains(order.get(i))).toList();
      var shown = suppression.cells(counts, List.of(all, ofLinks));
      var cells = new HashMap<String, Cell>();
      all.forEach(i -> cells.put(order.get(i), shown.get(i)));
      return cells;
    }
  }
}
