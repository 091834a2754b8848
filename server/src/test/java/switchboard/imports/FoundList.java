package switchboard.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import switchboard.imports.Found.Problem;

/** All that a source has. */
record FoundList(List<Found> all) {

  static FoundList of(Source source) {
    var found = new ArrayList<Found>();
    source.read(found::add);
    return new FoundList(found);
  }

  <T extends Found> List<T> of(Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }

  Stream<String> problems() {
    return of(Problem.class).stream()
        .map(problem ->
            "%s: %s, %s, %s"
                .formatted(
                    problem.where(),
                    problem.kind(),
                    problem.reason(),
                    problem.isSkipped() ? "skipped" : "kept"));
  }
}
