package switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.twin.TwinPerson;

/** An operator looks for people while the server runs. */
class PeopleCommandTest {

  @TempDir Path folder;
  private House house;
  private TwinPerson ann;

  @BeforeEach
  void open() {
    house = new House(folder, "first").byWebhook();
    ann = house.person("Ann");
    ann.send("/start");
    ann.send("my secret");
    house.settle();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void peopleAreFoundByWordsAndTheListSaysHowToGoOn() {
    house.person("Bén\u001b[2J Ölçer").send("/start");
    house.settle();
    assertThat(house.command("people"))
        .contains(ann.id() + "  Ann  ", "2 found; these are all.")
        .doesNotContain("\u001b");
    assertThat(house.command("people", "olcer", "ben")).contains("  Bén", "1 found");
    assertThat(house.command("people", "nobody")).contains("0 found; these are all.");
    assertThat(house.command("people", "--limit", "1"))
        .contains("1 found; there may be more", "--after ");
    assertThat(house.command("people", "--limit", "0")).contains("--limit is 1 to 500");
  }
}
