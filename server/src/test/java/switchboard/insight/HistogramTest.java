package switchboard.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random rounds print their seed on failure; {@code -Dseed=…} repeats one. */
class HistogramTest {

  private static final double[] SHARES = {0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 1};

  @Test
  void theLimitsOfABucketAreThoseOfTheDurationsInIt() {
    for (int number = 0; number < 64; number++) {
      var bucket = new DurationBucket(number);
      assertThat(DurationBucket.of(bucket.begin())).isEqualTo(bucket);
      assertThat(DurationBucket.of(bucket.end().minusMillis(1))).isEqualTo(bucket);
      assertThat(DurationBucket.of(bucket.end()).number()).isEqualTo(number + 1);
    }
  }

  @Test
  void nothingHasNoQuantile() {
    assertThat(Histogram.empty().quantile(0.5)).isEmpty();
    assertThat(Histogram.of(Map.of(3, 0L)).quantile(0.5)).isEmpty();
    assertThat(Histogram.empty().within(Duration.ofDays(1))).isZero();
  }

  /** Bucket 2 is from 15 to 20 ms, bucket 4 from 29 to 40 ms. */
  @ParameterizedTest
  @CsvSource({"0.25, 17.5", "0.5, 20", "0.75, 34.5", "1, 40"})
  void durationsAreSpreadEvenlyWithinABucket(double share, double millis) {
    var histogram = Histogram.of(Map.of(2, 10L, 4, 10L));
    assertThat(histogram.quantile(share).orElseThrow().toNanos() / 1e6).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "15, 0", "17, 4", "20, 10", "25, 10", "35, 15", "40, 20", "86400000, 20"})
  void countsThoseWithinALimit(long millis, long within) {
    var histogram = Histogram.of(Map.of(2, 10L, 4, 10L));
    assertThat(histogram.within(Duration.ofMillis(millis))).isEqualTo(within);
  }

  @Test
  void isAddedToAnother() {
    var sum = Histogram.of(Map.of(1, 2L, 2, 3L));
    sum.add(Histogram.of(Map.of(2, 4L, 5, 6L)));
    assertThat(sum).isEqualTo(Histogram.of(Map.of(1, 2L, 2, 7L, 5, 6L)));
    assertThat(sum.count()).isEqualTo(15);
  }

  @RepeatedTest(50)
  void everyQuantileIsInTheBucketOfTheTrueOne() {
    long seed = Long.getLong("seed", new Random().nextLong());
    var random = new Random(seed);
    double scale = 1 + random.nextDouble(15);
    var millis =
        IntStream.range(0, 1 + random.nextInt(2_000))
            .mapToLong(_ -> (long) Math.exp(random.nextGaussian() + scale))
            .sorted()
            .toArray();
    var histogram = Histogram.empty();
    for (long one : millis) {
      histogram.add(DurationBucket.of(Duration.ofMillis(one)).number(), 1);
    }
    for (double share : SHARES) {
      var exact = DurationBucket.of(Duration.ofMillis(exact(millis, share)));
      assertThat(histogram.quantile(share).orElseThrow())
          .as("seed %d, share %s", seed, share)
          .isBetween(exact.begin(), exact.end());
    }
    for (int number = 0; number < 60; number += 7) {
      var limit = new DurationBucket(number).end();
      assertThat(histogram.within(limit))
          .as("seed %d, limit %s", seed, limit)
          .isEqualTo(Arrays.stream(millis).filter(one -> one < limit.toMillis()).count());
    }
  }

  private static long exact(long[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
