package switchboard.console.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import switchboard.app.ServerFactory;
import switchboard.auth.FastPasswordHashing;
import switchboard.config.Settings;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.ConsoleTestBase;
import switchboard.testing.Eventually;
import switchboard.testing.TestDatabase;

/** The backup page in a real browser. */
class BackupPageTest extends ConsoleTestBase {

  private void comeIn() {
    owner();
    logIn();
    heading("Corner Shop");
    follow("Backups");
    heading("Backups");
  }

  private void makeOne() {
    press("Back up now");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Backup created.");
  }

  private static Path only(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".db")).findFirst().orElseThrow();
    }
  }

  /** The folder shown on the page. */
  private Path shelf(String part) {
    var words = page.locator("section:has(#%s) > .hint".formatted(part)).innerText();
    return Path.of(words.replaceFirst("(?s).*?(/\\S+/%s)\\b.*".formatted(part), "$1"));
  }

  @Test
  void oneIsMadeCheckedAndDownloaded() throws IOException {
    comeIn();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("No backups yet.");
    makeOne();
    assertThat(page.locator("tbody tr")).hasCount(2);
    fits();
    page.locator("[aria-labelledby=keys] button").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("The key backup from ");
    page.locator("[aria-labelledby=data] form[action$=verify] button").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("is intact. Every byte was checked.");
    var download =
        page.waitForDownload(
            () -> page.getByText("Download", new Page.GetByTextOptions().setExact(true)).click());
    var file = only(shelf("data"));
    assertThat(download.suggestedFilename()).isEqualTo(file.getFileName().toString());
    assertThat(Files.mismatch(download.path(), file)).isEqualTo(-1);
    assertThat(page.locator("[aria-labelledby=keys] a")).hasCount(0);
    Eventually.has(
        () -> house.rows("SELECT way, result FROM audit_log WHERE action = 'backup'"),
        "POST /admin/backups|done",
        "POST /admin/backups/{id}/verify|done",
        "GET /admin/backups/{id}|done");
  }

  @Test
  void oneThatWasChangedSinceIsSaidToBe() throws IOException {
    comeIn();
    makeOne();
    var file = only(shelf("data"));
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    page.locator("[aria-labelledby=data] form[action$=verify] button").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("does not match its manifest");
    fits();
  }

  @Test
  void noOtherNameLeadsToAFile() {
    comeIn();
    makeOne();
    for (var name : new String[] {"7", "9223372036854775807", "-9223372036854775808"}) {
      page.navigate(at("/admin/backups/" + name));
      heading("Page not found");
    }
    var answer = page.request().get(at("/admin/backups/..%2Fkeys.db"));
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void whereNoneAreMadeThePageSaysHowTheyAre() {
    house.stop();
    noneAreMade(house.withoutBackups(), "BACKUP_DIR is set to off.");
  }

  @Test
  void onPostgresqlThePageSaysWhoMakesThem() {
    house.stop();
    house.set(settings -> settings.on(TestDatabase.POSTGRES));
    noneAreMade(house.settings(LegacyPath.OFF), "The data is on PostgreSQL.");
  }

  private void noneAreMade(Settings settings, String reason) {
    try (var server = new ServerFactory().open(settings, this::now)) {
      var _ = FastPasswordHashing.account(server.store(), now(), "ana", Role.OWNER, PASSWORD);
      page.navigate("http://localhost:" + server.port() + "/admin/backups");
      password();
      heading("Backups");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText(reason);
      assertThat(page.getByText("Back up now")).hasCount(0);
    }
  }
}
