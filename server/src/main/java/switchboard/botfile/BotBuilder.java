package switchboard.botfile;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Action;
import switchboard.domain.Answering;
import switchboard.domain.Answering.Canned;
import switchboard.domain.Bot;
import switchboard.domain.Bot.BotCommand;
import switchboard.domain.Bot.Leads;
import switchboard.domain.Bot.Theme;
import switchboard.domain.Goal;
import switchboard.domain.LocalizedText;
import switchboard.domain.Screen;
import switchboard.domain.Screen.Item;
import switchboard.domain.Word;

/** Builds the bot from a draft that has passed every check. */
final class BotBuilder {

  private final Draft draft;
  private final List<String> languages;
  private final Map<String, LocalizedText> phrases;
  private final MediaBuilder media;

  private BotBuilder(Draft draft, Phrases product, FoundFiles files) {
    this.draft = draft;
    this.languages = draft.languages().stream().map(Scalar::value).toList();
    this.phrases = phrases(product);
    this.media = new MediaBuilder(languages.getFirst(), files);
  }

  static Bot of(Draft draft, Phrases product, FoundFiles files) {
    return new BotBuilder(draft, product, files).bot();
  }

  private Bot bot() {
    var screens = screens();
    return new Bot(
        text(draft.name()),
        languages,
        screens.keySet().iterator().next(),
        screens,
        formerly(screens),
        commands(),
        themes(),
        phrases,
        media.places(),
        FreeTextBuilder.of(draft.freeText()),
        answering(),
        draft.goals().stream().map(this::goal).toList());
  }

  private Answering answering() {
    var within = draft.answering().within();
    return new Answering(
        within == null ? null : WrittenDuration.of(within.value()).orElseThrow(),
        draft.answering().canned().stream()
            .map(one -> new Canned(localized(one.label()), localized(one.text())))
            .toList());
  }

  private Goal goal(DraftGoal goal) {
    var within = goal.within();
    return new Goal(
        text(goal.id()),
        localized(goal.label()),
        goal.steps().stream().map(Scalar::value).toList(),
        within == null ? Goal.DEFAULT_WITHIN : WrittenDuration.of(within.value()).orElseThrow());
  }

  private static String text(@Nullable Scalar scalar) {
    return requireNonNull(scalar).value();
  }

  private LocalizedText localized(@Nullable DraftText words) {
    return requireNonNull(words).localized(languages.getFirst());
  }

  private Map<String, Screen> screens() {
    var parents = ScreenParents.of(draft);
    var screens = new LinkedHashMap<String, Screen>();
    for (var screen : draft.screens()) {
      var id = text(screen.id());
      screens.put(
          id,
          new Screen(
              id,
              parents.get(id),
              localized(screen.text()),
              media.of(screen.media()),
              screen.items().stream().map(this::item).toList(),
              screen.columns(),
              screen.formerly().stream().map(Scalar::value).toList()));
    }
    return Collections.unmodifiableMap(screens);
  }

  private Item item(Draft.Item item) {
    var label = localized(item.label());
    return switch (requireNonNull(item.target())) {
      case Draft.Target.Open(Scalar screen, boolean _) -> new Item.Open(label, screen.value());
      case Draft.Target.Link(DraftText url) -> new Item.Link(label, localized(url));
      case Draft.Target.Copy(DraftText text) -> new Item.Copy(label, localized(text));
      case Draft.Target.Act(Scalar action) ->
          new Item.Act(label, Word.find(Action.class, action.value()).orElseThrow());
    };
  }

  private static Map<String, String> formerly(Map<String, Screen> screens) {
    var formerly = new HashMap<String, String>();
    screens
        .values()
        .forEach(screen -> screen.formerly().forEach(old -> formerly.put(old, screen.id())));
    return Map.copyOf(formerly);
  }

  /** The file's commands in order, then the built-in ones that it does not mention. */
  private List<BotCommand> commands() {
    var commands = new LinkedHashMap<String, BotCommand>();
    for (var command : draft.commands()) {
      var name = text(command.name());
      commands.put(
          name, new BotCommand(name, localized(command.description()), leads(command, name)));
    }
    BuiltInCommands.OWN.forEach((name, leads) ->
        commands.computeIfAbsent(name, _ -> new BotCommand(name, described(name), leads)));
    return List.copyOf(commands.values());
  }

  private static Leads leads(Draft.Command command, String name) {
    var own = BuiltInCommands.OWN.get(name);
    if (own != null) {
      return own;
    }
    return command.open() != null
        ? new Leads.ToScreen(command.open().value())
        : new Leads.ToAction(Word.find(Action.class, text(command.action())).orElseThrow());
  }

  private LocalizedText described(String command) {
    var key = "command." + command;
    return requireNonNull(phrases.get(key), key);
  }

  private List<Theme> themes() {
    var themes = new ArrayList<Theme>();
    for (var theme : draft.themes()) {
      themes.add(new Theme(text(theme.id()), localized(theme.label()), text(theme.button())));
    }
    return themes.isEmpty() ? List.of(plain()) : List.copyOf(themes);
  }

  private Theme plain() {
    return new Theme(
        "plain",
        new LocalizedText(Map.of(languages.getFirst(), "–"), languages.getFirst()),
        "{label}");
  }

  private Map<String, LocalizedText> phrases(Phrases product) {
    var own = new HashMap<String, DraftText>();
    draft.texts().forEach(phrase -> own.put(phrase.key().value(), phrase.words()));
    var all = new TreeMap<String, LocalizedText>();
    for (var key : product.keys()) {
      var texts = new HashMap<String, String>();
      for (var language : languages) {
        phrase(key, language, product, own.get(key)).ifPresent(it -> texts.put(language, it));
      }
      all.put(key, new LocalizedText(texts, languages.getFirst()));
    }
    return Map.copyOf(all);
  }

  private static Optional<String> phrase(
      String key, String language, Phrases product, @Nullable DraftText own) {
    var given = own == null ? null : own.byLanguage(language).get(language);
    return given != null ? Optional.of(given) : product.text(key, language);
  }
}
