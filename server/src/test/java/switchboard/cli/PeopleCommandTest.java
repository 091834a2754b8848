package switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.SimulatorPerson;
import switchboard.testing.TestServer;

/** The {@code people} command while the server runs. */
class PeopleCommandTest {

  @TempDir Path folder;
  private TestServer house;
  private SimulatorPerson ann;

  @BeforeEach
  void open() {
    house = new TestServer(folder, "first").byWebhook();
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
    assertThat(house.command("people", "--limit", "0")).contains("--limit 1 to 500");
  }

  private void says(int update, long user, String username) {
    house.post(
        """
        {"update_id":%1$d,"message":{"message_id":%1$d,"date":1772000000,"text":"hi",
         "from":{"id":%2$d,"is_bot":false,"first_name":"P","username":"%3$s"},
         "chat":{"id":%2$d,"type":"private"}}}
        """
            .formatted(update, user, username));
  }

  @Test
  void aUsernameIsWhoseItWasLastAndOneOfTwoHoldersIsNotGuessed() {
    says(900_001, 71, "wanderer");
    says(900_002, 72, "wanderer");
    assertThat(house.command("export", "@wanderer"))
        .contains("More than one user has had the username @wanderer: [71, 72]");
    says(900_003, 71, "another");
    assertThat(house.command("export", "@wanderer")).contains("\"user_id\" : 72");
    assertThat(house.command("export", "@another")).contains("\"user_id\" : 71");
  }
}
