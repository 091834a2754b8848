package switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.auth.ApiTokens;
import switchboard.domain.Role;
import switchboard.testing.ApiClient;
import switchboard.testing.LoginTestBase;
import switchboard.testing.SparseFigures;
import switchboard.testing.TestServer;
import switchboard.web.Permission;

/** What one page, file or endpoint hides from an analyst, no other one tells. */
class HiddenElsewhereTest extends LoginTestBase {

  @BeforeAll
  void goals() {
    house.botFile(Path.of("bot.yaml"));
  }

  private ShownFigures shownTo(Role role, String token) {
    browser.cookies.clear();
    browser.logIn(role.word(), PASSWORD);
    return new ShownFigures(browser, new ApiClient(house, token));
  }

  private String analystsToken() {
    return new ApiTokens(house.server().store(), null, house.simulator().clock()::now)
        .create("script", Set.of(Permission.STATS), 0);
  }

  /** Two of them wait for an answer. */
  private void threeWrite(long seed) {
    for (int user = 5; user < 8; user++) {
      house.post(TestServer.text((int) (100 * seed) + user, user, "hello"));
    }
    house.settle();
    house.meddle("DELETE FROM waiting");
    house.meddle(
        "INSERT INTO waiting (user_id, since, first_message) SELECT user_id, last_activity, 1"
            + " FROM users WHERE user_id < 7");
  }

  /** A day later each, so that weeks and ranges lie differently. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7})
  void anAnalystFindsNoHiddenCount(long seed) {
    house.simulator().clock().advance(Duration.ofDays(1));
    threeWrite(seed);
    new SparseFigures(house, seed).fill();
    var shown = shownTo(Role.ANALYST, analystsToken());
    assertSoftly(softly -> {
      softly.assertThat(shown.small()).isEmpty();
      softly.assertThat(shown.foundElsewhere()).isEmpty();
      softly.assertThat(shown.subtracted()).isEmpty();
      softly.assertThat(shown.addedUp()).isEmpty();
      softly.assertThat(shown.hidden()).isGreaterThan(100);
    });
  }

  /** Everything has one value for the owner too, or the names of counts are wrong. */
  @Test
  void anOwnerSeesThem() {
    new SparseFigures(house, 8).fill();
    var shown = shownTo(Role.OWNER, TestServer.ADMIN_TOKEN);
    assertThat(shown.hidden()).isZero();
    assertThat(shown.foundElsewhere()).isEmpty();
    assertThat(shown.small()).hasSizeGreaterThan(100);
  }
}
