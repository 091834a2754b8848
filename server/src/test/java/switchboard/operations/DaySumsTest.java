package switchboard.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.insight.Period;
import switchboard.testing.TestServer;

class DaySumsTest {

  private final Map<Long, Long> days = new HashMap<>();
  private final List<Period> read = new ArrayList<>();
  private final DaySums<String> sums =
      new DaySums<>((_, from, to) -> {
        read.add(new Period(from, (int) (to - from + 1)));
        return Map.of("taps", sum(from, to));
      });

  private long sum(long from, long to) {
    return days.entrySet().stream()
        .filter(day -> from <= day.getKey() && day.getKey() <= to)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Test
  void everyRangeIsTheSumOfItsDaysAlsoWhenRecentDaysChange(@TempDir Path folder) {
    try (var house = new TestServer(folder, "first")) {
      house.open(LegacyPath.MIGRATE);
      house.read(tables -> {
        var random = new Random(3);
        for (long today = 400; today < 440; today++) {
          days.merge(today, (long) random.nextInt(9), Long::sum);
          days.merge(today - 1, -1L, Long::sum);
          for (int length : List.of(1, 7, 28, 90, 365)) {
            var period = new Period(today - length + 1, length);
            assertThat(sums.of(tables, period))
                .containsExactly(Map.entry("taps", sum(period.first(), period.last())));
          }
        }
        read.clear();
        var _ = sums.of(tables, new Period(439 - 364, 365));
        assertThat(read).hasSizeLessThan(4);
        assertThat(read.stream().mapToInt(Period::days).sum()).isLessThan(2 * 28 + 2);
        return "";
      });
    }
  }
}
