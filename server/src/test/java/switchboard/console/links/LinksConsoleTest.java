package switchboard.console.links;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.domain.Role;
import switchboard.domain.StartLink;
import switchboard.insight.Period;
import switchboard.store.LinkDao.LinkFigures;
import switchboard.store.LinkDao.LinkRow;
import switchboard.testing.Eventually;
import switchboard.testing.SharedConsoleTestBase;
import switchboard.testing.TestServer;

/** Operators make links and print them; analysts see what came of them. */
class LinksConsoleTest extends SharedConsoleTestBase {

  @BeforeAll
  void connect() {
    house.server().connect(house.uri());
    Eventually.holds("the username is known", () -> house.mode().equals("webhook"));
  }

  @BeforeEach
  void forget() {
    forgetEverybody();
    house.meddle("DELETE FROM links");
    house.meddle("DELETE FROM link_figures");
  }

  private String username() {
    return house.simulator().bot(TestServer.TOKEN).username();
  }

  private void enter(Role role) {
    account("ana", role);
    logIn();
    page.navigate(at("/admin/links"));
    heading("Links");
  }

  /** Makes a link on the page of all links; shows it then. */
  private String make(String name) {
    fill("Name", name);
    page.getByLabel("Opens the screen").selectOption("hours");
    press("Make link");
    heading(name);
    return page.url().replaceFirst("\\?.*", "").replaceFirst(".*/", "");
  }

  private LinkRow link(String code, String name) {
    var link = new LinkRow(code, name, "hours", "ana", now(), null);
    house.server().store().run(tables -> assertThat(tables.links().add(link)).isTrue());
    return link;
  }

  private void count(LinkRow link, long newcomers) {
    long day = Period.day(now()) - 28;
    var figures =
        new LinkFigures(StartLink.payload(link.code()), day, newcomers, newcomers, 1, newcomers);
    house.server().store().run(tables -> tables.links().addFigures(List.of(figures)));
  }

  /** What a phone reads. */
  private static String scanned(byte[] png) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(png));
    int width = image.getWidth();
    int height = image.getHeight();
    var pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var bits = new HybridBinarizer(new RGBLuminanceSource(width, height, pixels));
    try {
      return new MultiFormatReader().decode(new BinaryBitmap(bits)).getText();
    } catch (NotFoundException e) {
      throw new AssertionError("no QR code", e);
    }
  }

  private List<String> cells() {
    return page.locator("td.number").allInnerTexts();
  }

  @Test
  void anOperatorMakesALinkAndScansItFromPageFileAndSheet() throws IOException {
    enter(Role.OPERATOR);
    var code = make("Poster at the door");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Link made.");
    var address = "t.me/" + username() + "?start=l-" + code;
    assertThat(page.locator("#address")).hasText(address);
    assertThat(scanned(page.locator("svg.qr").screenshot())).isEqualTo("https://" + address);
    fits();
    shoot("link");

    var file = page.request().get(at("/admin/links/" + code + "/qr"));
    assertThat(file.headers())
        .containsEntry("content-type", "image/svg+xml;charset=UTF-8")
        .containsEntry("content-disposition", "attachment; filename=\"link-" + code + ".svg\"");
    assertThat(file.text())
        .startsWith("<svg ")
        .contains(page.locator("svg.qr path").getAttribute("d"));

    follow("Sheet to print");
    heading("Corner Shop");
    assertThat(page.locator(".address")).hasText(address);
    fits();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".side")).isHidden();
    assertThat(page.locator(".unprinted")).isHidden();
    assertThat(scanned(page.screenshot())).isEqualTo("https://" + address);
    var paper = new String(page.pdf(), StandardCharsets.ISO_8859_1);
    assertThat(paper.split("/Type /Page\\b")).as("one sheet").hasSize(2);
    shoot("sheet-print");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    shoot("sheet");
    assertThat(house.rows("SELECT action FROM audit_log")).contains("link.change");
  }

  @Test
  void anOperatorMovesRenamesEndsAndResumesALink() {
    link("abc234", "Poster");
    enter(Role.OPERATOR);
    follow("Poster");
    heading("Poster");
    fill("Name", "Flyer");
    page.getByLabel("Opens the screen").selectOption("find");
    fill("Last day (optional)", "2030-01-02");
    press("Save changes");
    heading("Flyer");
    assertThat(page.locator("main .facts")).containsText("Find us (find)");
    assertThat(page.locator("main .facts")).containsText("until");
    press("End link");
    assertThat(page.locator("main .facts")).containsText("ended on");
    press("Resume link");
    assertThat(page.locator("main .facts")).containsText("does not end");
    assertThat(house.rows("SELECT name || screen || coalesce(ends_at, 0) FROM links"))
        .containsExactly("Flyerfind0");
  }

  @Test
  void whatIsWrongIsSaid() {
    enter(Role.OPERATOR);
    fill("Name", "Poster");
    fill("Last day (optional)", "2020-01-01");
    press("Make link");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Enter a day");
    assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
        .hasValue("Poster");
    fits();
  }

  @Test
  void operatorsCompareLinks() {
    count(link("abc234", "Poster"), 4);
    count(link("abc235", "Flyer"), 1234);
    link("abc236", "A name that is as long as names of links may be, sixty-four chars");
    enter(Role.OPERATOR);
    assertThat(cells())
        .containsExactlyInAnyOrder(
            "4", "4", "1 of 4", "4", "1,234", "1,234", "1 of 1,234", "1,234", "0", "0", "–", "0");
    fits();
    shoot("links");
  }

  @Test
  void analystsSeeNoSmallNumbersNorAHiddenOneAlone() {
    count(link("abc234", "Poster"), 4);
    count(link("abc235", "Flyer"), 1234);
    count(link("abc236", "Page"), 5678);
    enter(Role.ANALYST);
    assertThat(cells()).noneMatch(cell -> cell.matches("[1-4]\\b.*"));
    assertThat(cells()).contains("under 5", "hidden", "5,678").doesNotContain("1,234");
    assertThat(page.locator("form[action^='/admin/links']")).hasCount(0);
    follow("Poster");
    heading("Poster");
    assertThat(page.locator("form[action^='/admin/links']")).hasCount(0);
    assertThat(page.locator("svg.qr")).isVisible();
  }
}
