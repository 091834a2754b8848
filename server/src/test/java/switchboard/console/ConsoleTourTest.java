package switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import switchboard.auth.ApiTokens;
import switchboard.auth.RoutePermissionsTest;
import switchboard.store.LinkDao.LinkRow;
import switchboard.testing.BrainFaults;
import switchboard.testing.BrainFaults.Failure;
import switchboard.testing.SharedConsoleTestBase;
import switchboard.web.Permission;
import tools.jackson.databind.json.JsonMapper;

/** Every page of the console with hostile names and texts. */
class ConsoleTourTest extends SharedConsoleTestBase {

  /** Set by an injected script if it ran. */
  private static final String RAN = "window.ran";

  private static final List<String> HOSTILE =
      List.of(
          "<img src=x onerror=\"window.ran=1\">",
          "\"><script>window.ran=1</script>",
          "javascript:window.ran=1",
          "</textarea></title></style>'-window.ran=1-'${window.ran=1}{{window.ran=1}}",
          "\u202Egnp.exe\u2067\u061C",
          "\u200B\u2060\u3164\uFEFF",
          "=HYPERLINK(\"http://example.org\",\"x\")",
          "+1+1",
          "-1+1",
          "@SUM(A1)",
          "{0} '{1}' $1 %s",
          "🧨".repeat(2048));

  private static final long FIRST = 900;
  private static final int POISONED = 90;
  private static final String LINK = "abc234";

  /** Routes whose response is a file. */
  private static final Set<String> NO_PAGES =
      Set.of(
          "/admin/people/export",
          "/admin/messages/export",
          "/admin/people/{user_id}/export",
          "/admin/backups/{id}",
          "/admin/media/{id}",
          "/admin/links/{code}/qr");

  /** A language and a theme in which a page is seen. */
  private record View(String language, ColorScheme theme) {}

  private static final List<View> VIEWS =
      Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
          .flatMap(
              theme -> Stream.of("en", "de", "es", "ru").map(language -> new View(language, theme)))
          .toList();

  /**
   * {@code -Dtour=true}: each page in every view, instead of one that differs from page to page.
   */
  private static final boolean EVERY_VIEW = Boolean.getBoolean("tour");

  private final BrainFaults faults = new BrainFaults();

  @Override
  protected void prepare() {
    house.with(faults);
  }

  @BeforeAll
  void theyWrite() {
    var store = house.server().store();
    var _ =
        new ApiTokens(store, null, this::now)
            .create(HOSTILE.getFirst(), Set.of(Permission.READ), 0);
    var link = new LinkRow(LINK, HOSTILE.getFirst(), "gone", HOSTILE.get(1), now(), null);
    store.run(tables -> assertThat(tables.links().add(link)).isTrue());
    for (int i = 0; i < HOSTILE.size(); i++) {
      house.post(message(i + 1, FIRST + i, HOSTILE.get(i), "/start"));
      house.post(message(i + 50, FIRST + i, HOSTILE.get(i), HOSTILE.get(i)));
    }
    faults.poison(Failure.IllegalStateException);
    house.post(message(POISONED, FIRST, HOSTILE.getFirst(), BrainFaults.POISON));
    LoggerFactory.getLogger(ConsoleTourTest.class)
        .atWarn()
        .addKeyValue("reason", HOSTILE.getFirst())
        .log(HOSTILE.get(1));
    owner();
  }

  @BeforeEach
  void enter() {
    logIn();
    heading("Corner Shop");
  }

  private static String message(long update, long user, String name, String text) {
    var json = new JsonMapper();
    var message = json.createObjectNode();
    message.put("message_id", update).put("date", 1_772_000_000L).put("text", text);
    message
        .putObject("from")
        .put("id", user)
        .put("is_bot", false)
        .put("first_name", name)
        .put("last_name", name)
        .put("username", name)
        .put("language_code", name);
    message.putObject("chat").put("id", user).put("type", "private").put("first_name", name);
    return json.createObjectNode().put("update_id", update).set("message", message).toString();
  }

  /** All pages, with ids that exist. */
  private static Stream<String> paths() {
    return RoutePermissionsTest.pages()
        .filter(path -> !NO_PAGES.contains(path))
        .map(path ->
            path.replace("quarantine/{id}", "quarantine/" + POISONED)
                .replace("{user_id}", "" + FIRST)
                .replace("{code}", LINK)
                .replace("{id}", "1"));
  }

  @Test
  void everyPageEscapesHostileTextsAndIsAccessible() {
    page.navigate(at("/admin/backups"));
    press("Back up now");
    var seen = new SoftAssertions();
    var paths = paths().toList();
    for (int i = 0; i < paths.size(); i++) {
      for (var view : EVERY_VIEW ? VIEWS : List.of(VIEWS.get(i % VIEWS.size()))) {
        visit(paths.get(i), view, seen);
      }
    }
    seen.assertAll();
  }

  private void visit(String path, View view, SoftAssertions seen) {
    context.addCookies(
        List.of(new Cookie("switchboard-language", view.language()).setUrl(at("/"))));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(view.theme()));
    var answer = page.navigate(at(path));
    seen.assertThat(answer.status()).as("%s %s", path, view).isIn(200, 502);
    seen.assertThat(page.evaluate(RAN)).as("%s %s", path, view).isNull();
    seen.assertThat(page.locator("html").getAttribute("lang")).isEqualTo(view.language());
    seen.check(this::fitsAPhone);
    seen.check(this::isAccessible);
  }

  @Test
  void whatSomebodyIsCalledAndWroteIsReadAsItIs() {
    for (int i : IntStream.range(0, HOSTILE.size()).toArray()) {
      page.navigate(at("/admin/people/" + (FIRST + i)));
      assertThat(page.locator(".chat li bdi").allTextContents()).contains(HOSTILE.get(i));
      assertThat(page.evaluate(RAN)).isNull();
      fitsAPhone();
    }
  }

  /** CSV cells that a spreadsheet would evaluate start with an apostrophe. */
  @Test
  void noFileHasAFormula() {
    for (var path :
        List.of("/admin/people/export", "/admin/messages/export", "/admin/audit", "/admin")) {
      var answer = page.request().get(at(path + "?format=csv"));
      assertThat(answer.headers().get("content-type")).as(path).startsWith("text/csv");
      assertThat(answer.text().lines().flatMap(line -> Stream.of(line.split(",", -1))))
          .as(path)
          .noneMatch(cell -> cell.matches("\"?[=+@\\t\\r].*|\"?-\\D.*"));
    }
    assertThat(page.request().get(at("/admin/people/export?format=csv")).text())
        .contains("'=HYPERLINK", "'+1+1", "'@SUM");
  }
}
