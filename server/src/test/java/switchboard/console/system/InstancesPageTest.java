package switchboard.console.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.testing.ConsoleTestBase;
import switchboard.testing.SecondServer;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;

/** Two instances on one PostgreSQL: the console of one shows both, and what both do. */
class InstancesPageTest extends ConsoleTestBase {

  @TempDir Path first;
  @TempDir Path second;
  private SecondServer other;

  @Override
  protected TestServer server(Path folder) {
    return new TestServer(first, "first").set(it -> it.on(TestDatabase.POSTGRES).sendRate(31));
  }

  @BeforeEach
  void openOther() {
    other = new SecondServer(house, first, second, it -> it.sendRate(31));
    owner();
    logIn();
    heading("Corner Shop");
  }

  @AfterEach
  void closeOther() {
    other.close();
  }

  private Locator row(TestServer server) {
    return page.getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHasText(":" + server.server().port()));
  }

  @Test
  void theConnectionPageListsTheInstancesLive() {
    follow("Connection");
    heading("Connection");
    assertThat(row(house)).containsText("this one");
    var others = row(other.server());
    assertThat(others).not().containsText("this one");
    other.server().post(TestServer.text(1, 5, "hello"));
    assertThat(others.getByRole(AriaRole.CELL).nth(5)).hasText("1");
    assertThat(row(house).getByRole(AriaRole.CELL).nth(7)).hasText("16 per second");
    assertThat(others.getByRole(AriaRole.CELL).nth(7)).hasText("15 per second");
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("different bot files");
    other.server().botFile("second");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("different bot files");
    fits();
    other.close();
    assertThat(others).hasCount(0);
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("different bot files");
    assertThat(row(house)).hasCount(1);
  }

  @Test
  void openPagesShowWhatAnotherInstanceHandles() {
    follow("Messages");
    heading("Messages");
    other.server().post(TestServer.text(1, 5, "to the other one"));
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("to the other one");
    follow("Overview");
    heading("Corner Shop");
    var rate =
        page.locator("dl.tiles > div")
            .filter(new Locator.FilterOptions().setHasText("Updates per second"))
            .locator("dd");
    other.server().post(TestServer.text(2, 6, "hello"));
    assertThat(rate).not().hasText("0");
    other.server().post(TestServer.text(3, 7, "and hello"));
    assertThat(
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("3").setExact(true)))
        .not()
        .hasCount(0);
  }
}
