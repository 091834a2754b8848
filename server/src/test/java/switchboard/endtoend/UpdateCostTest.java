package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import switchboard.endtoend.UpdateGroups.Cost;
import switchboard.testing.StatementTrace;

/**
 * What an update costs, counted and never timed. A group is an update that is a batch of its own
 * and 40 that come while it is handled and are the next batch. Other load delays threads, which
 * changes single groups: the median counts.
 */
class UpdateCostTest {

  /**
   * The statements of the batch of 40, without BEGIN and COMMIT. Its size and time do not matter.
   */
  private static final int MAX_STATEMENTS_OF_BATCH = 11;

  /** Fewer, as a text is no interaction and changes no conversation. */
  private static final int MAX_STATEMENTS_OF_TEXT = 7;

  /** Claims of two batches, and results of all 49 calls; late results are written apart. */
  private static final int MAX_STATEMENTS_OF_REPLIES = 8;

  /** A sync of the disk each: two batches, a claim after each that others share, and results. */
  private static final int MAX_COMMITS = 6;

  /** A tenth more than counted, as C1 compiles it, which allocates what C2 would not. */
  private static final int MAX_BYTES_OF_UPDATE = 68_000;

  /** Two waits for updates, two for commits, and some that end early. */
  private static final int MAX_WAKES_OF_ENGINE = 6;

  /** One for each commit, in memory. */
  private static final int MAX_WAKES_OF_WRITER = 8;

  /** The same on a disk: each sync waits for it several times. */
  private static final int MAX_WAKES_OF_WRITER_ON_DISK = 45;

  /** One for each of the 49 results at most, when it is faster than they come, and for commits. */
  private static final int MAX_WAKES_OF_OUTBOX = 60;

  /** Half of the 49 responses: others are there when it has read one. */
  private static final int MAX_WAKES_OF_TELEGRAM_CLIENT = 25;

  /** On other threads, in a group. Jobs read now and then; one for each update would be 41. */
  private static final int MAX_READS = 10;

  private static final int WARM_UP = 12;
  private static final int COUNTED = 15;
  private static final int TRACED = 3;

  @TempDir private Path folder;

  @Test
  void anUpdateCostsNoMoreThanItDid(TestReporter report) throws IOException {
    try (var groups = new UpdateGroups(folder)) {
      groups.play(WARM_UP);
      var figures = figures(groups);
      report.publishEntry("costs", figures.toString());
      assertThat(figures).allSatisfy(figure -> figure.isWithinLimit(figures));
    }
  }

  /**
   * A figure.
   *
   * @param least below it the test counts nothing, such as after a change of the driver
   */
  private record Figure(String name, long counted, long least, long most) {

    void isWithinLimit(List<Figure> all) {
      assertThat(counted).as("%s, of %s", name, all).isBetween(least, most);
    }

    @Override
    public String toString() {
      return "%s %,d (at most %,d)".formatted(name, counted, most);
    }
  }

  private List<Figure> figures(UpdateGroups groups) throws IOException {
    var costs = Stream.generate(groups::counted).limit(COUNTED).toList();
    var figures = new ArrayList<Figure>();
    figures.add(
        new Figure("bytes of an update", median(costs, Cost::bytes), 1_000, MAX_BYTES_OF_UPDATE));
    figures.add(new Figure("commits of a group", median(costs, Cost::commits), 3, MAX_COMMITS));
    if (!costs.getFirst().wakes().isEmpty()) { // it is without Linux
      maxWakes()
          .forEach((thread, most) -> {
            long wakes = median(costs, cost -> cost.wakes().getOrDefault(thread, -1L));
            figures.add(new Figure("wake-ups of " + thread, wakes, 0, most));
          });
    }
    addStatements(figures, groups.traced(TRACED));
    return figures;
  }

  /** For each of the server's threads that handle updates, by their names on Linux. */
  private SortedMap<String, Integer> maxWakes() throws IOException {
    boolean inMemory = Files.getFileStore(folder).type().equals("tmpfs");
    return new TreeMap<>(
        Map.of(
            "engine", MAX_WAKES_OF_ENGINE,
            "store-writer", inMemory ? MAX_WAKES_OF_WRITER : MAX_WAKES_OF_WRITER_ON_DISK,
            "outbox", MAX_WAKES_OF_OUTBOX,
            "requester-dispa", MAX_WAKES_OF_TELEGRAM_CLIENT));
  }

  private static void addStatements(List<Figure> figures, StatementTrace trace) {
    var batches =
        trace.transactions().stream()
            .filter(callers -> callers.contains("Batch"))
            .map(callers -> callers.stream().filter(caller -> !isOfReplies(caller)).toList())
            .sorted(Comparator.comparingInt(List::size))
            .toList();
    assertThat(batches).hasSize(2 * TRACED);
    long replies =
        trace.transactions().stream()
            .flatMap(List::stream)
            .filter(UpdateCostTest::isOfReplies)
            .count();
    figures.add(statements("a text", batches.getFirst(), MAX_STATEMENTS_OF_TEXT));
    figures.add(statements("a batch", batches.getLast(), MAX_STATEMENTS_OF_BATCH));
    figures.add(
        new Figure("statements of replies", replies / TRACED, 2, MAX_STATEMENTS_OF_REPLIES));
    figures.add(new Figure("reads beside", trace.others().size() / TRACED, 0, MAX_READS));
  }

  private static boolean isOfReplies(String caller) {
    return caller.startsWith("Journal");
  }

  private static Figure statements(String what, List<String> callers, int most) {
    return new Figure("statements of %s, by %s".formatted(what, callers), callers.size(), 5, most);
  }

  private static long median(List<Cost> costs, ToLongFunction<Cost> figure) {
    return costs.stream()
        .mapToLong(figure)
        .sorted()
        .skip(costs.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
