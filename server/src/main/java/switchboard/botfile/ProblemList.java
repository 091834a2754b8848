package switchboard.botfile;

import java.util.List;
import java.util.TreeSet;

/** Collects the problems of one file. */
final class ProblemList {

  private final BotFileSource source;
  private final TreeSet<Problem> found = new TreeSet<>();

  ProblemList(BotFileSource source) {
    this.source = source;
  }

  void add(Position spot, String message, String suggestion) {
    var line = Math.clamp(spot.line(), 1, source.lines());
    found.add(new Problem(source.name(), line, spot.column(), message, suggestion));
  }

  /** Sorted by place, without duplicates. */
  List<Problem> sorted() {
    return List.copyOf(found);
  }

  boolean none() {
    return found.isEmpty();
  }
}
