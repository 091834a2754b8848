package switchboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.engine.Pace;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.telegram.BotToken;
import switchboard.twin.Twin;
import switchboard.twin.TwinOptions;
import switchboard.vault.KeySource;

/** The sample bot as people meet it: the whole program and the twin's chat page in a browser. */
@EnabledIf(value = "switchboard.Chromium#isWanted", disabledReason = Chromium.MISSING)
class ChatPageTest {

  private static final double PATIENCE_MILLIS = 15_000;

  private static Twin twin;
  private static Server server;
  private static URI status;

  @BeforeAll
  static void open(@TempDir Path folder) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    twin = Twin.start(TwinOptions.demo().withTokens(House.TOKEN));
    server = Server.open(settings(folder), InstantSource.system(), twin.uri());
    twin.bot(House.TOKEN).rename(server.bot().name());
    status = URI.create("http://127.0.0.1:" + server.port());
    server.connect(status);
  }

  private static Settings settings(Path folder) {
    return new Settings(
        new BotToken(House.TOKEN),
        twin.uri(),
        null,
        null,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        null,
        "",
        new DataSettings(folder.resolve("data"), KeySource.file(folder.resolve("master.json"))),
        null,
        null,
        LegacyPath.MIGRATE,
        Pace.OFF,
        0,
        false,
        false);
  }

  @AfterAll
  static void close() {
    if (server != null) {
      server.close();
    }
    if (twin != null) {
      twin.close();
    }
  }

  @Test
  void aPersonWalksThroughAllThatTheBotOffers() {
    try (var visit = visit(1280, ColorScheme.LIGHT)) {
      assertThat(visit.page().getByText("Connected by webhook")).isVisible();
      assertThat(visit.page()).hasTitle("Corner Café: Switchboard twin");
      var ann = visit.pane("Ann Archer in Corner Café");
      visit.button(ann, "Start").click();
      walkTheMenu(visit, ann);
      changeTheLanguage(visit, ann);
      turnThePagesOfHistory(visit, ann);
      editAText(visit, ann);
      export(visit, ann);
      deleteAndStartAnew(visit, ann);
      tapWithoutTheMessages(visit, ann);
      visit.fitsItsWidth();
    }
  }

  private static void walkTheMenu(Visit visit, Locator pane) {
    assertThat(visit.newest(pane)).containsText("Hello Ann");
    visit.tap(pane, "🕘 Opening hours");
    assertThat(visit.newest(pane)).containsText("Monday to Friday");
    visit.tap(pane, "🎄 Public holidays");
    assertThat(visit.newest(pane)).containsText("holiday");
    visit.tap(pane, "🏠 Main menu");
    assertThat(visit.newest(pane)).containsText("Hello Ann");
  }

  private static void changeTheLanguage(Visit visit, Locator pane) {
    visit.tap(pane, "🌐 Language");
    visit.tap(pane, "Deutsch");
    assertThat(pane.getByRole(AriaRole.STATUS)).containsText("✓");
    assertThat(visit.newest(pane)).containsText("Sprache");
    visit.tap(pane, "English");
    assertThat(visit.newest(pane)).containsText("Which language");
  }

  private static void turnThePagesOfHistory(Visit visit, Locator pane) {
    for (int note = 1; note <= 11; note++) {
      visit.say(pane, "Note number " + note);
    }
    assertThat(visit.newest(pane)).containsText(history("Note number 11"));
    assertThat(visit.newest(pane)).not().containsText("Note number 6");
    visit.tap(pane, "Older ➡️");
    assertThat(visit.newest(pane)).containsText("Note number 6");
    visit.tap(pane, "Older ➡️");
    assertThat(visit.newest(pane)).containsText("Note number 1");
    visit.tap(pane, "⬅️ Newer");
    assertThat(visit.newest(pane)).containsText("Note number 6");
  }

  private static void editAText(Visit visit, Locator pane) {
    var line = pane.getByRole(AriaRole.TEXTBOX);
    line.press("ArrowUp");
    assertThat(line).hasValue("Note number 11");
    visit.say(pane, "Note number eleven");
    assertThat(pane.getByRole(AriaRole.ARTICLE).filter(text("edited")).filter(text("eleven")))
        .hasCount(1);
    visit.say(pane, "/history");
    assertThat(visit.newest(pane)).containsText("Note number eleven");
    assertThat(visit.newest(pane)).containsText("(edited)");
  }

  private static void export(Visit visit, Locator pane) {
    visit.say(pane, "/export");
    assertThat(visit.newest(pane)).containsText("application/json");
    visit.tap(pane, "View");
    var file = visit.page().getByRole(AriaRole.DIALOG);
    assertThat(file).containsText("\"first_name\": \"Ann\"");
    assertThat(file).containsText("Note number eleven");
    visit.page().keyboard().press("Escape");
    assertThat(file).not().isVisible();
  }

  private static void deleteAndStartAnew(Visit visit, Locator pane) {
    visit.say(pane, "/delete");
    visit.tap(pane, "🗑 Yes, delete everything");
    assertThat(visit.newest(pane)).containsText(Pattern.compile("Receipt: R-[0-9A-Z]{12}"));
    visit.say(pane, "/history");
    assertThat(visit.newest(pane)).containsText("nothing that you send is kept");
    visit.say(pane, "/start");
    assertThat(visit.newest(pane)).containsText("Hello Ann");
    visit.say(pane, "/history");
    assertThat(visit.newest(pane)).containsText("You have not written anything yet");
  }

  private static void tapWithoutTheMessages(Visit visit, Locator pane) {
    visit.button(visit.page().getByRole(AriaRole.BANNER), "Tools").click();
    visit.page().getByText("Settings of the bot").click();
    var taps = visit.page().getByLabel("Taps on its buttons come (callback_query_mode)");
    assertThat(taps).hasValue("default");
    taps.selectOption("inline");
    Eventually.holds("it is so", () -> twin.bot(House.TOKEN).callbackQueryMode().equals("inline"));
    visit.say(pane, "/start");
    walkTheMenu(visit, pane);
    changeTheLanguage(visit, pane);
    assertThat(twin.calls().getLast().params().has("inline_message_id")).isTrue();
    twin.bot(House.TOKEN).callbackQueryMode("default");
    assertThat(taps).hasValue("default");
  }

  @Test
  void onAPhoneOneChatIsShownAtATime() {
    try (var visit = visit(390, ColorScheme.DARK)) {
      var chats = visit.page().getByRole(AriaRole.NAVIGATION);
      visit.button(chats, "Ben Bauer").tap();
      assertThat(visit.pane("Ann Archer in Corner Café")).not().isVisible();
      var ben = visit.pane("Ben Bauer in Corner Café");
      visit.button(ben, "Start").tap();
      assertThat(visit.newest(ben)).containsText("Hallo Ben");
      visit.button(visit.newest(ben), "🕘 Öffnungszeiten").tap();
      assertThat(visit.newest(ben)).containsText("Montag bis Freitag");
      visit.say(ben, "Ein Tisch am Fenster, bitte");
      assertThat(visit.newest(ben)).containsText(history("Ein Tisch am Fenster, bitte"));
      visit.fitsItsWidth();
      visit.button(visit.page().getByRole(AriaRole.BANNER), "Tools").tap();
      assertThat(visit.page().getByText("Bot API calls")).isVisible();
      visit.fitsItsWidth();
    }
  }

  @Test
  void whoBlocksTheBotCanTakeItBack() {
    try (var visit = visit(1280, ColorScheme.DARK, "#chats=103")) {
      var carla = visit.pane("Carla Cruz in Corner Café");
      visit.button(carla, "Start").click();
      assertThat(visit.newest(carla)).containsText("Carla");
      visit.button(carla, "Chat menu").click();
      visit.menuItem("Block the bot").click();
      assertThat(carla.getByText("You have blocked this bot.")).isVisible();
      visit.button(carla, "Unblock").click();
      visit.say(carla, "/help");
      assertThat(visit.newest(carla)).containsText("Carla");
    }
  }

  @Test
  void inAGroupTheBotAnswersWhatIsAddressedToIt() {
    try (var visit = visit(1280, ColorScheme.LIGHT, "#chats=101@-5001")) {
      var square = visit.pane("Ann Archer in Town square");
      visit.say(square, "Who comes on Friday?");
      assertThat(visit.newest(square)).containsText("Who comes on Friday?");
      visit.say(square, "/start@" + twin.bot(House.TOKEN).username());
      assertThat(visit.newest(square)).containsText("Hello Ann");
      visit.tap(square, "🕘 Opening hours");
      assertThat(visit.newest(square)).containsText("Monday to Friday");
      assertThat(square.getByText("Who comes on Friday?")).hasCount(1);
    }
  }

  @Test
  void aTopicIsNamedAndWrittenIn() {
    var ann = twin.people().getFirst();
    long forum = twin.forum("Hiking club", ann);
    ann.topic(forum, "Alps");
    try (var visit = visit(1280, ColorScheme.LIGHT, "#chats=101@" + forum)) {
      var club = visit.pane("Ann Archer in Hiking club");
      club.getByText("Writing in General").click();
      visit.page().getByRole(AriaRole.MENUITEMRADIO).last().click();
      visit.say(club, "/start@" + twin.bot(House.TOKEN).username());
      assertThat(visit.newest(club)).containsText("Hello Ann");
      assertThat(visit.newest(club)).containsText("Alps");
    }
  }

  @Test
  void whatHasTheFocusIsSeen() {
    try (var visit = visit(1280, ColorScheme.LIGHT)) {
      assertThat(visit.pane("Ann Archer in Corner Café")).isVisible();
      for (int stop = 0; stop < 10; stop++) {
        visit.page().keyboard().press("Tab");
        assertThat(visit.page().evaluate("getComputedStyle(document.activeElement).outlineStyle"))
            .as("the outline of stop " + stop)
            .isEqualTo("solid");
      }
    }
  }

  @Test
  void aBotThatCallsLaterOpensItsChats() {
    try (var empty = Twin.start(TwinOptions.demo());
        var visit = new Visit(390, 844, ColorScheme.LIGHT, empty.uri())) {
      assertThat(visit.page().getByText("Waiting for a bot")).isVisible();
      visit.fitsItsWidth();
      empty.bot(House.TOKEN).rename("Late");
      assertThat(visit.pane("Ann Archer in Late")).isVisible();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void theStatusPageSaysThatTheBotRuns(ColorScheme scheme) {
    try (var visit = new Visit(390, 844, scheme, status)) {
      assertThat(visit.page().getByText("The bot is running")).isVisible();
      assertThat(visit.page().getByRole(AriaRole.HEADING)).hasText("Corner Café");
      assertThat(visit.page().getByRole(AriaRole.LINK).first()).hasText("Open the chat");
      visit.fitsItsWidth();
    }
  }

  private static Visit visit(int width, ColorScheme scheme) {
    return new Visit(width, width < 720 ? 844 : 800, scheme, twin.uri());
  }

  private static Visit visit(int width, ColorScheme scheme, String fragment) {
    return new Visit(width, 800, scheme, twin.uri().resolve("/" + fragment));
  }

  /** The bot's answer to a text, which stands for a moment as the newest message itself. */
  private static Pattern history(String newest) {
    return Pattern.compile("UTC[\\s\\S]*" + newest);
  }

  private static Locator.FilterOptions text(String part) {
    return new Locator.FilterOptions().setHasText(part);
  }
}
