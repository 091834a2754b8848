package switchboard.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.app.Server;
import switchboard.app.ServerFactory;
import switchboard.botfile.BotFile;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorCall;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.testing.BrowserPage;
import switchboard.testing.Eventually;
import switchboard.testing.NeedsBrowser;
import switchboard.testing.TestServer;
import switchboard.testing.TestSettings;
import tools.jackson.databind.JsonNode;

/** The sample bot in the simulator's chat page: the whole program and a real browser. */
@NeedsBrowser
class ChatPageTest {

  private static final double PATIENCE_MILLIS = 15_000;

  private static TelegramSimulator simulator;
  private static Path botFile;
  private static Server server;
  private static URI status;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    simulator = TelegramSimulator.start(SimulatorOptions.demo().withTokens(TestServer.TOKEN));
    botFile =
        Files.writeString(
            folder.resolve("bot.yaml"),
            BotFile.sample().replace("free_text: understand", "free_text: history"));
    var settings = new TestSettings(folder, simulator.uri()).botFile(botFile).build();
    server = new ServerFactory().open(settings, InstantSource.system(), simulator.uri());
    simulator.bot(TestServer.TOKEN).rename(server.bot().name());
    status = URI.create("http://127.0.0.1:" + server.port());
    server.connect(status);
  }

  @AfterAll
  static void close() {
    if (server != null) {
      server.close();
    }
    if (simulator != null) {
      simulator.close();
    }
  }

  @Test
  void aPersonWalksThroughAllThatTheBotOffers() {
    try (var visit = visit(1280, ColorScheme.LIGHT)) {
      assertThat(visit.page().getByText("Connected by webhook")).isVisible();
      assertThat(visit.page()).hasTitle("Corner Café – Switchboard simulator");
      new ChatWalk(visit, visit.pane("Ann Archer in Corner Café"), "Ann").byTextsAndButtons();
      visit.fitsItsWidth();
    }
  }

  @Test
  void aLinkToThePageSendsItsPayloadOnce() {
    var eli = simulator.person("Eli", "en");
    eli.send("/start");
    try (var visit = visit(1280, ColorScheme.LIGHT, "?start=hours#chats=" + eli.id())) {
      var chat = visit.pane("Eli in Corner Café");
      visit.button(chat, "Start").click();
      assertThat(chat.getByText("/start hours")).isVisible();
      assertThat(visit.newest(chat)).containsText("Opening hours");
      visit.say(chat, "/help");
      assertThat(chat.getByText("/help", new Locator.GetByTextOptions().setExact(true)))
          .isVisible();
      assertThat(visit.page().url()).doesNotContain("?start");
    }
  }

  /** The same dialogue by buttons alone, where Telegram does not say on which message they are. */
  @Test
  void thePersonGetsEverywhereByTapsThatComeWithoutTheirMessage() throws IOException {
    var bot = simulator.bot(TestServer.TOKEN);
    var dora = simulator.person("Dora", "en");
    try (var visit = visit(1280, ColorScheme.LIGHT, "#chats=" + dora.id())) {
      var mode = modeInTheTools(visit);
      mode.selectOption("inline");
      Eventually.holds("the mode is set", () -> bot.callbackQueryMode().equals("inline"));
      long before = newestCall();
      var walk = new ChatWalk(visit, visit.pane("Dora in Corner Café"), "Dora");
      walk.byButtonsAlone();
      walk.tapTwiceAtOnce();
      rename("hours-holidays", "feasts");
      walk.tapAButtonWhoseScreenIsGone();
      assertThat(callsSince(before, "editMessageText"))
          .hasSizeGreaterThan(30)
          .allMatch(edit -> edit.has("inline_message_id"));
      assertThat(callsSince(before, "answerCallbackQuery"))
          .extracting(answer -> answer.path("callback_query_id").asString(""))
          .doesNotHaveDuplicates();
      bot.callbackQueryMode("default");
      assertThat(mode).hasValue("default");
    } finally {
      bot.callbackQueryMode("default");
      rename("feasts", "hours-holidays");
    }
  }

  /** Renames a screen in the bot file, so that buttons to the earlier one lead nowhere. */
  private static void rename(String id, String next) throws IOException {
    Files.writeString(botFile, Files.readString(botFile).replace("id: " + id, "id: " + next));
    Eventually.holds("the file is in use", () -> server.bot().screens().containsKey(next));
  }

  private static Locator modeInTheTools(BrowserPage visit) {
    visit.button(visit.page().getByRole(AriaRole.BANNER), "Tools").click();
    visit.page().getByText("Bot settings").click();
    var taps = visit.page().getByLabel("Callback queries (callback_query_mode)");
    assertThat(taps).hasValue("default");
    return taps;
  }

  private static long newestCall() {
    return simulator.calls().getLast().number();
  }

  private static List<JsonNode> callsSince(long call, String method) {
    return simulator.calls().stream()
        .filter(one -> one.number() > call && one.method().equalsIgnoreCase(method))
        .map(SimulatorCall::params)
        .toList();
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
      assertThat(visit.newest(ben)).containsText(ChatWalk.history("Ein Tisch am Fenster, bitte"));
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
      visit.menuItem("Block bot").click();
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
      visit.say(square, "/start@" + simulator.bot(TestServer.TOKEN).username());
      assertThat(visit.newest(square)).containsText("Hello Ann");
      visit.tap(square, "🕘 Opening hours");
      assertThat(visit.newest(square)).containsText("Monday to Friday");
      assertThat(square.getByText("Who comes on Friday?")).hasCount(1);
    }
  }

  @Test
  void aTopicIsNamedAndWrittenIn() {
    var ann = simulator.people().getFirst();
    long forum = simulator.forum("Hiking club", ann);
    ann.topic(forum, "Alps");
    try (var visit = visit(1280, ColorScheme.LIGHT, "#chats=101@" + forum)) {
      var club = visit.pane("Ann Archer in Hiking club");
      club.getByText("Writing in General").click();
      visit.page().getByRole(AriaRole.MENUITEMRADIO).last().click();
      visit.say(club, "/start@" + simulator.bot(TestServer.TOKEN).username());
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
    try (var empty = TelegramSimulator.start(SimulatorOptions.demo());
        var visit = new BrowserPage(390, 844, ColorScheme.LIGHT, empty.uri())) {
      assertThat(visit.page().getByText("Waiting for a bot")).isVisible();
      visit.fitsItsWidth();
      empty.bot(TestServer.TOKEN).rename("Late");
      assertThat(visit.pane("Ann Archer in Late")).isVisible();
    }
  }

  /** Its events arrive before the state from before its first call. */
  @Test
  void aBotThatCallsWhileThePageLoadsOpensItsChats() {
    try (var empty = TelegramSimulator.start(SimulatorOptions.demo());
        var visit = new BrowserPage(390, 844, ColorScheme.LIGHT, empty.uri())) {
      assertThat(visit.page().getByText("Waiting for a bot")).isVisible();
      visit
          .page()
          .route(
              "**/simulator/state",
              route -> {
                var before = route.fetch();
                empty.bot(TestServer.TOKEN).rename("Late");
                route.fulfill(new Route.FulfillOptions().setResponse(before));
              });
      visit.page().reload();
      assertThat(visit.pane("Ann Archer in Late")).isVisible();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void theStatusPageSaysThatTheBotRuns(ColorScheme scheme) {
    try (var visit = new BrowserPage(390, 844, scheme, status)) {
      assertThat(visit.page().getByText("The bot is running")).isVisible();
      assertThat(visit.page().getByRole(AriaRole.HEADING)).hasText("Corner Café");
      assertThat(visit.page().getByRole(AriaRole.LINK).first()).hasText("Open the chat");
      visit.fitsItsWidth();
    }
  }

  private static BrowserPage visit(int width, ColorScheme scheme) {
    return new BrowserPage(width, width < 720 ? 844 : 800, scheme, simulator.uri());
  }

  private static BrowserPage visit(int width, ColorScheme scheme, String fragment) {
    return new BrowserPage(width, 800, scheme, simulator.uri().resolve("/" + fragment));
  }
}
