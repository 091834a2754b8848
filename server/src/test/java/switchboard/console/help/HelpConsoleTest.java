package switchboard.console.help;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.domain.Role;
import switchboard.testing.SharedConsoleTestBase;

/** The guide in the console. */
class HelpConsoleTest extends SharedConsoleTestBase {

  @BeforeAll
  void account() {
    account("ana", Role.AUDITOR);
  }

  private void open(String path) {
    page.navigate(at(path));
    password();
  }

  @ParameterizedTest
  @EnumSource
  void pageOfTheGuideIsReadable(GuideDocument document) {
    open(document.url());
    heading(GuidePage.of(document).title());
    assertThat(page.locator("article img").all())
        .allSatisfy(image -> assertThat(image.evaluate("it => it.naturalWidth")).isNotEqualTo(0));
    shoot("help" + document.url().replace('/', '-'));
    fits();
  }

  @Test
  void questionMarkLeadsToTheSectionAboutThePage() {
    open("/admin/audit");
    heading("Audit log");
    follow("Help on this page");
    heading("Operate");
    assertThat(page.locator("#audit-log")).isInViewport();
    page.keyboard().press("g");
    page.keyboard().press("h");
    heading("Guide");
    page.getByRole(AriaRole.ARTICLE)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bot file"))
        .click();
    heading("Bot file");
    page.locator(".contents summary").click();
    follow("Free text");
    assertThat(page.locator("#free-text")).isInViewport();
    assertThat(page.locator("figcaption").first()).containsText("The page Bot shows the menu");
    follow("Next: Go live");
    heading("Go live");
    follow("Previous: Bot file");
    heading("Bot file");
  }

  @Test
  void readerOfAnotherLanguageLearnsThatTheGuideIsInEnglish() {
    open("/help");
    assertThat(page.locator(".advice")).hasCount(0);
    context.addCookies(List.of(new Cookie("switchboard-language", "de").setUrl(at("/"))));
    page.navigate(at("/help/start"));
    assertThat(page.locator(".advice")).hasText("Das Handbuch gibt es nur auf Englisch.");
    assertThat(page.locator("article")).hasAttribute("lang", "en");
  }

  @Test
  void pageThatDoesNotExistIsNotFound() {
    open("/help");
    for (var path : new String[] {"/help/nothing", "/help/images/none.png", "/help/README"}) {
      assertThat(page.request().get(at(path)).status()).as(path).isEqualTo(404);
    }
    var image = page.request().get(at("/help/images/console-inbox.png"));
    assertThat(image.ok()).isTrue();
    assertThat(image.headers()).containsEntry("cache-control", "max-age=3600, private");
  }
}
