package switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.store.Rollups.HourFigures;
import switchboard.store.Rollups.ScreenOpened;

/** What happens is added up in the transaction of what happened. */
class TallyTest {

  private final House house;

  TallyTest(@TempDir Path folder) {
    house = new House(folder, "first");
    house.open(LegacyPath.MIGRATE);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private List<HourFigures> hours() {
    return house.server().store().readNow(tables -> tables.rollups().hours(0, Long.MAX_VALUE));
  }

  private HourFigures all() {
    return hours().stream().reduce(HourFigures::plus).orElseThrow();
  }

  @Test
  void eachUpdateCountsOnceWhateverOfItComesTwice() {
    house.post(House.text(1, 5, "/start"));
    house.post(House.text(2, 5, "hello"));
    house.post(House.text(2, 5, "hello"));
    house.post(House.text(3, 6, "/history"));
    house.settle();
    assertThat(all()).isEqualTo(new HourFigures(all().hour(), 2, 1, 0, 2));
    List<ScreenOpened> screens =
        house.server().store().readNow(tables -> tables.rollups().screens(0, 9));
    assertThat(screens)
        .containsExactlyInAnyOrder(new ScreenOpened(":history", 1), new ScreenOpened("home", 1));
  }

  @Test
  void hoursAreApart() {
    house.post(House.text(1, 5, "/start"));
    house.turn(Duration.ofHours(1));
    house.post(House.text(2, 5, "hello"));
    assertThat(hours()).extracting(HourFigures::messages).containsExactly(0L, 1L);
  }
}
