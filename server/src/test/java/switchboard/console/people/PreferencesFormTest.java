package switchboard.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.UserDao.UserRow;
import switchboard.testing.LoginTestBase;

/** The preferences of a person, as the console and the API show and change them. */
class PreferencesFormTest extends LoginTestBase {

  private static final String PAGE = "/admin/people/9";

  @BeforeAll
  void knowSomebodyWithoutPreferences() {
    var now = house.simulator().clock().now();
    house
        .server()
        .store()
        .writeNow(tables -> {
          tables
              .users()
              .save(
                  List.of(
                      new UserRow(
                          new UserId(9),
                          null,
                          "Tim",
                          null,
                          "de-AT",
                          false,
                          new ChatId(9),
                          now,
                          now,
                          true)));
          return true;
        });
  }

  private List<String> saved() {
    return house.rows(
        "SELECT language, notifications, theme FROM user_preferences WHERE user_id = 9");
  }

  @Test
  void pageShowsNearestLanguageOfPersonWithoutPreferences() {
    browser.logIn("owner", PASSWORD);
    assertThat(browser.get(PAGE).body()).containsPattern("<option value=\"de\" selected>");
  }

  @Test
  void unofferedLanguageIsRefusedWithTheOfferedOnes() {
    browser.logIn("owner", PASSWORD);
    var answer =
        browser.submit(PAGE, PAGE + "/preferences", Map.of("language", "xx", "theme", "plain"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Expected one of en, de");
    assertThat(saved()).isEmpty();
  }
}
