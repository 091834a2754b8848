package switchboard.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.imports.Found.Problem;

/** What an import counts. */
public final class Tally {

  private static final int SHOWN = 10;

  /** Numbers of one kind. */
  public record Count(long added, long here, long skipped) {

    static final Count NONE = new Count(0, 0, 0);

    Count plus(Count other) {
      return new Count(added + other.added, here + other.here, skipped + other.skipped);
    }

    public long found() {
      return added + here + skipped;
    }
  }

  private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);
  private final Map<Reason, Long> skipped = new EnumMap<>(Reason.class);
  private final List<Problem> problems = new ArrayList<>();
  private long problemCount;
  private long undated;
  private @Nullable Instant first;
  private @Nullable Instant last;

  void added(Kind kind) {
    count(kind, new Count(1, 0, 0));
  }

  void here(Kind kind) {
    count(kind, new Count(0, 1, 0));
  }

  private void count(Kind kind, Count more) {
    counts.merge(kind, more, Count::plus);
  }

  void skipped(Found.OfUser found, Kind kind, Reason reason) {
    note(Problem.skipped(found.where(), kind, reason, ""));
  }

  void note(Problem problem) {
    if (problem.isSkipped()) {
      count(problem.kind(), new Count(0, 0, 1));
      skipped.merge(problem.reason(), 1L, Long::sum);
    }
    if (problem.reason().isProblem()) {
      problemCount++;
      if (problems.size() < SHOWN) {
        problems.add(problem);
      }
    }
  }

  void undated() {
    undated++;
  }

  void at(Instant time) {
    first = first == null || time.isBefore(first) ? time : first;
    last = last == null || time.isAfter(last) ? time : last;
  }

  /** Adds those of a later part. */
  void add(Tally other) {
    other.counts.forEach(this::count);
    other.skipped.forEach((reason, times) -> skipped.merge(reason, times, Long::sum));
    other.problems.stream().limit(SHOWN - problems.size()).forEach(problems::add);
    problemCount += other.problemCount;
    undated += other.undated;
    if (other.first != null && other.last != null) {
      at(other.first);
      at(other.last);
    }
  }

  public Count of(Kind kind) {
    return counts.getOrDefault(kind, Count.NONE);
  }

  /** Whether anything is new. */
  public boolean addsSomething() {
    return counts.values().stream().anyMatch(count -> count.added() > 0);
  }

  /** Rows that are left out, by the reason. */
  public Map<Reason, Long> skipped() {
    return skipped;
  }

  /** The first problems. */
  public List<Problem> problems() {
    return problems;
  }

  /** All problems. */
  public long problemCount() {
    return problemCount;
  }

  /** New people without any date. */
  public long undatedPeople() {
    return undated;
  }

  /** The time of the first message or interaction. */
  public @Nullable Instant first() {
    return first;
  }

  public @Nullable Instant last() {
    return last;
  }
}
