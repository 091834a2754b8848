package switchboard.console.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.domain.Bot;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.ScreenName;

/** Ways from screen to screen as bands, as wide as they are frequent. */
public record WayFlow(List<Band> bands, List<Node> nodes, int height) {

  private static final int TALL = 200;
  private static final int GAP = 18;
  private static final double THINNEST = 1.5;
  private static final int LEFT = 130;
  private static final int RIGHT = 270;
  private static final int LABEL = 18;

  /** A band, as the path of its shape. */
  public record Band(String path, String title) {}

  /** A screen on one of both sides. */
  public record Node(String name, boolean left, double middle, double top, double tall) {

    public String label() {
      return name.codePointCount(0, name.length()) <= LABEL
          ? name
          : name.substring(0, name.offsetByCodePoints(0, LABEL - 1)) + "…";
    }
  }

  private record Way(String from, String to, long times) {

    double tall(long all) {
      return Math.max(THINNEST, (double) TALL * times / all);
    }
  }

  static WayFlow of(FigureTable transitions, Bot bot) {
    var ways =
        transitions.rows().stream()
            .map(row -> new Way(id(row.get(0)), id(row.get(1)), ((Cell.Count) row.get(2)).value()))
            .toList();
    long all = Math.max(1, ways.stream().mapToLong(Way::times).sum());
    var left = side(ways, Way::from, true, all, bot);
    var right = side(ways, Way::to, false, all, bot);
    var nodes = new ArrayList<>(left.values());
    nodes.addAll(right.values());
    double end = nodes.stream().mapToDouble(node -> node.top() + node.tall()).max().orElse(0);
    return new WayFlow(bands(ways, left, right, all), nodes, (int) Math.ceil(end) + 6);
  }

  private static String id(Cell cell) {
    return ((Cell.Name) cell).text();
  }

  private static Map<String, Node> side(
      List<Way> ways, Function<Way, String> end, boolean left, long all, Bot bot) {
    var talls = new LinkedHashMap<String, Double>();
    ways.forEach(way -> talls.merge(end.apply(way), way.tall(all), Double::sum));
    var nodes = new LinkedHashMap<String, Node>();
    double top = 6;
    for (var node : talls.entrySet()) {
      double tall = node.getValue();
      var name = Messages.translate(ScreenName.of(bot, node.getKey()));
      nodes.put(node.getKey(), new Node(name, left, top + tall / 2, top, tall));
      top += tall + GAP;
    }
    return nodes;
  }

  private static List<Band> bands(
      List<Way> ways, Map<String, Node> left, Map<String, Node> right, long all) {
    var used = new LinkedHashMap<Node, Double>();
    var bands = new ArrayList<Band>();
    for (var way : ways) {
      double tall = way.tall(all);
      var from = Objects.requireNonNull(left.get(way.from()));
      var to = Objects.requireNonNull(right.get(way.to()));
      bands.add(
          new Band(
              path(begin(used, from, tall), begin(used, to, tall), tall),
              Messages.translate(
                  "insight.ways.band", from.name(), to.name(), Formats.number(way.times()))));
    }
    return bands;
  }

  private static double begin(Map<Node, Double> used, Node node, double tall) {
    return node.top() + used.merge(node, tall, Double::sum) - tall;
  }

  private static String path(double from, double to, double tall) {
    int middle = (LEFT + RIGHT) / 2;
    return String.format(
        Locale.ROOT,
        "M%1$d %4$.1fC%3$d %4$.1f %3$d %5$.1f %2$d %5$.1fv%6$.1fC%3$d %7$.1f %3$d %8$.1f %1$d %8$.1fz",
        LEFT,
        RIGHT,
        middle,
        from,
        to,
        tall,
        to + tall,
        from + tall);
  }
}
