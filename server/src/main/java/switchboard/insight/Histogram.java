package switchboard.insight;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many durations are in each {@link DurationBucket}. Within a bucket they count as evenly
 * spread, so what is computed is exact to a bucket: a quantile lies in the same bucket as the true
 * one, which is 19 % off at most if one of them is in its middle, and 41 % at the worst.
 *
 * @param counts by the number of the bucket
 */
public record Histogram(SortedMap<Integer, Long> counts) {

  public static Histogram of(Map<Integer, Long> counts) {
    return new Histogram(new TreeMap<>(counts));
  }

  public static Histogram empty() {
    return of(Map.of());
  }

  public void add(int bucket, long times) {
    counts.merge(bucket, times, Long::sum);
  }

  public void add(Histogram other) {
    other.counts.forEach(this::add);
  }

  public long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The duration that this share of all does not exceed; empty without any.
   *
   * @param share above 0, at most 1
   */
  public Optional<Duration> quantile(double share) {
    double wanted = share * count();
    double before = 0;
    for (var entry : counts.entrySet()) {
      if (entry.getValue() > 0 && before + entry.getValue() >= wanted) {
        var bucket = new DurationBucket(entry.getKey());
        double part = (wanted - before) / entry.getValue();
        return Optional.of(bucket.begin().plus(scaled(length(bucket), part)));
      }
      before += entry.getValue();
    }
    return Optional.empty();
  }

  /** How many are shorter. */
  public long within(Duration limit) {
    double sum = 0;
    for (var entry : counts.entrySet()) {
      var bucket = new DurationBucket(entry.getKey());
      double part = (double) limit.minus(bucket.begin()).toMillis() / length(bucket).toMillis();
      sum += entry.getValue() * Math.clamp(part, 0, 1);
    }
    return Math.round(sum);
  }

  private static Duration length(DurationBucket bucket) {
    return bucket.end().minus(bucket.begin());
  }

  private static Duration scaled(Duration whole, double part) {
    return Duration.ofNanos(Math.round(whole.toNanos() * part));
  }
}
