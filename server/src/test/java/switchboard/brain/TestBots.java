package switchboard.brain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Action;
import switchboard.domain.Answering;
import switchboard.domain.Bot;
import switchboard.domain.Bot.BotCommand;
import switchboard.domain.Bot.Leads;
import switchboard.domain.FilePolicy;
import switchboard.domain.FreeText;
import switchboard.domain.Lineage;
import switchboard.domain.LocalizedText;
import switchboard.domain.Policy;
import switchboard.domain.Screen;
import switchboard.domain.Screen.Item;
import switchboard.language.Understanding;

/** The bot of a small shop, in two versions. */
final class TestBots {

  static final String USERNAME = "switchboard_bot";

  static final FilePolicy FILES = new FilePolicy(FilePolicy.Kept.THUMBNAILS, 20 << 20, 0);
  static final Policy POLICY = new Policy(0, 48, 7, 7, false, true, FILES);

  private static final Map<String, LocalizedText> PHRASES = TestPhrases.all();

  private TestBots() {}

  /** home → hours → holidays → easter, home → find. */
  static BrainSetup first() {
    return setup(
        List.of(
            home(
                open("Opening hours", "Öffnungszeiten", "hours"),
                open("Find us", "Anfahrt", "find")),
            screen(
                "hours",
                "home",
                "We open at 9.",
                "Wir öffnen um 9.",
                open("Holidays", "Feiertage", "holidays")),
            screen(
                "holidays",
                "hours",
                "Closed on holidays.",
                "An Feiertagen zu.",
                open("Easter", "Ostern", "easter")),
            screen("easter", "holidays", "Closed at Easter.", "Zu Ostern zu."),
            find("find", List.of())),
        Lineage.NONE);
  }

  /** The hours are below the way, which has a new id; the holidays and Easter are removed. */
  static BrainSetup second() {
    return setup(
        List.of(
            home(open("The way", "Der Weg", "way")),
            screen("hours", "way", "We open at 10.", "Wir öffnen um 10."),
            find("way", List.of("find"), open("Opening hours", "Öffnungszeiten", "hours"))),
        new Lineage(
            Map.of(
                "holidays",
                List.of("hours", "home"),
                "easter",
                List.of("holidays", "hours", "home"))));
  }

  /** The first one, which answers free text. */
  static BrainSetup understanding() {
    var first = first();
    var was = first.bot();
    var bot =
        new Bot(
            was.name(),
            was.languages(),
            was.home(),
            was.screens(),
            was.formerly(),
            was.commands(),
            was.themes(),
            was.phrases(),
            was.files(),
            new FreeText(FreeText.Mode.UNDERSTAND, Map.of(), Map.of(), Map.of()),
            Answering.NONE,
            List.of());
    var understanding = Understanding.of(bot);
    return new BrainSetup(bot, first.lineage(), POLICY, USERNAME, () -> understanding);
  }

  static BrainSetup named(String version) {
    return switch (version) {
      case "first" -> first();
      case "second" -> second();
      default -> throw new IllegalArgumentException("no such bot: " + version);
    };
  }

  static BrainSetup setup(List<Screen> screens, Lineage lineage) {
    var byId = new LinkedHashMap<String, Screen>();
    var formerly = new LinkedHashMap<String, String>();
    for (var screen : screens) {
      byId.put(screen.id(), screen);
      screen.formerly().forEach(id -> formerly.put(id, screen.id()));
    }
    var bot =
        new Bot(
            "Corner Shop",
            TestPhrases.LANGUAGES,
            "home",
            byId,
            formerly,
            commands(),
            themes(),
            PHRASES,
            Map.of(),
            FreeText.HISTORY,
            Answering.NONE,
            List.of());
    return new BrainSetup(bot, lineage, POLICY, USERNAME);
  }

  private static List<BotCommand> commands() {
    var commands = new ArrayList<BotCommand>();
    commands.add(command("start", new Leads.ToAction(Action.HOME)));
    commands.add(command("help", new Leads.ToAction(Action.HOME)));
    for (var action : Action.values()) {
      commands.add(command(action.name().toLowerCase(Locale.ROOT), new Leads.ToAction(action)));
    }
    commands.add(command("cancel", new Leads.Cancels()));
    commands.add(command("hours", new Leads.ToScreen("hours")));
    return commands;
  }

  private static BotCommand command(String name, Leads leads) {
    return new BotCommand(name, words(name), leads);
  }

  private static List<Bot.Theme> themes() {
    return List.of(
        new Bot.Theme("plain", words("Plain", "Schlicht"), "{label}"),
        new Bot.Theme("stars", words("Stars", "Sterne"), "★ {label} ★"));
  }

  private static Screen home(Item... first) {
    var items = new ArrayList<>(List.of(first));
    items.add(new Item.Act(words("My messages", "Meine Nachrichten"), Action.HISTORY));
    items.add(new Item.Act(words("Settings", "Einstellungen"), Action.SETTINGS));
    return new Screen(
        "home",
        null,
        words("Welcome, {first_name}!", "Willkommen, {first_name}!"),
        items,
        2,
        List.of());
  }

  private static Screen find(String id, List<String> formerly, Item... more) {
    var items = new ArrayList<Item>();
    items.add(
        new Item.Link(
            words("Map", "Karte"), words("https://example.org/en", "https://example.org/de")));
    items.add(new Item.Copy(words("Copy address", "Adresse kopieren"), words("1 Main Street")));
    items.addAll(List.of(more));
    return new Screen(id, "home", words("We are at 1 Main Street."), items, 1, formerly);
  }

  static Screen screen(
      String id, @Nullable String parent, String english, String german, Item... items) {
    return new Screen(id, parent, words(english, german), List.of(items), 2, List.of());
  }

  static Item open(String english, String german, String screen) {
    return new Item.Open(words(english, german), screen);
  }

  static LocalizedText words(String english) {
    return new LocalizedText(Map.of("en", english), "en");
  }

  static LocalizedText words(String english, String german) {
    return new LocalizedText(Map.of("en", english, "de", german), "en");
  }
}
