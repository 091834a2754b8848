package switchboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import switchboard.store.InstanceDao.RunningInstance;

class SharesTest {

  private static RunningInstance instance(long id, int share) {
    return new RunningInstance(id, "", "", Instant.EPOCH, Instant.EPOCH, share, 0, "");
  }

  @Test
  void theOnlyInstanceHasAllAtOnce() {
    assertThat(Shares.NONE.next(1, List.of(instance(1, 0)), 30)).isEqualTo(new Shares(30, 30));
  }

  @Test
  void aSecondInstanceWaitsUntilTheFirstPublishesLess() {
    var first = new Shares(30, 30);
    assertThat(Shares.NONE.next(2, List.of(instance(1, 30), instance(2, 0)), 30))
        .isEqualTo(Shares.NONE);
    first = first.next(1, List.of(instance(1, 30), instance(2, 0)), 30);
    assertThat(first).as("what it sent before still counts").isEqualTo(new Shares(15, 30));
    first = first.next(1, List.of(instance(1, 30), instance(2, 0)), 30);
    assertThat(first).isEqualTo(new Shares(15, 15));
    assertThat(Shares.NONE.next(2, List.of(instance(1, 15), instance(2, 0)), 30))
        .isEqualTo(new Shares(15, 15));
  }

  @Test
  void nothingOfTheLimitIsLeftOver() {
    var running = List.of(instance(1, 11), instance(2, 10), instance(3, 9));
    assertThat(new Shares(11, 11).next(1, running, 31).own()).isEqualTo(11);
    assertThat(new Shares(10, 10).next(2, running, 31).own()).isEqualTo(10);
    assertThat(new Shares(9, 9).next(3, running, 31).own()).isEqualTo(10);
  }

  /** However instances come and go: what they may have sent since their beats before the last. */
  @Test
  void theirSumNeverExceedsTheLimit() {
    var random = new Random(5);
    var shares = new TreeMap<Long, Shares>();
    long last = 0;
    for (int i = 0; i < 10_000; i++) {
      if (shares.isEmpty() || (shares.size() < 5 && random.nextInt(20) == 0)) {
        shares.put(++last, Shares.NONE);
      } else if (random.nextInt(30) == 0) {
        shares.remove(shares.firstKey());
      }
      for (long id : new ArrayList<>(shares.keySet())) {
        var running =
            shares.entrySet().stream()
                .map(one -> instance(one.getKey(), one.getValue().published()))
                .toList();
        var before = Objects.requireNonNull(shares.get(id));
        var now = before.next(id, running, 30);
        shares.put(id, now);
        int others =
            shares.entrySet().stream()
                .filter(one -> one.getKey() != id)
                .mapToInt(one -> one.getValue().published())
                .sum();
        assertThat(Math.max(before.own(), now.own()) + others).isLessThanOrEqualTo(30);
      }
    }
    assertThat(shares.values().stream().mapToInt(Shares::own).sum()).isPositive();
  }
}
