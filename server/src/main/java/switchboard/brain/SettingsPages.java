package switchboard.brain;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import switchboard.domain.Action;
import switchboard.domain.Bot;
import switchboard.domain.Button;
import switchboard.domain.ButtonAddress;
import switchboard.domain.Content;
import switchboard.domain.Conversation.InSettings;
import switchboard.domain.Effect;
import switchboard.domain.InteractionType;
import switchboard.domain.Preferences;

/**
 * The settings pages: language, notifications, answers to texts, figures and theme. Buttons contain
 * the value that they set, never "the other".
 */
record SettingsPages(Bot bot) {

  private static final int COLUMNS = 2;

  boolean offersLanguage(String language) {
    return bot.languages().contains(language);
  }

  boolean offersTheme(String theme) {
    return bot.themes().stream().anyMatch(offered -> offered.id().equals(theme));
  }

  Reply speak(Turn turn, String language) {
    var chosen = turn.session().preferences().withLanguage(language);
    return change(turn, chosen, "language=" + language, this::languages);
  }

  Reply notify(Turn turn, boolean wanted) {
    var chosen = turn.session().preferences().withNotifications(wanted);
    return change(turn, chosen, "notifications=" + wanted, this::settings);
  }

  Reply wear(Turn turn, String theme) {
    var chosen = turn.session().preferences().withTheme(theme);
    return change(turn, chosen, "theme=" + theme, this::settings);
  }

  Reply understand(Turn turn, boolean wanted) {
    var chosen = turn.session().preferences().withUnderstand(wanted);
    return change(turn, chosen, "understand=" + wanted, this::settings);
  }

  Reply count(Turn turn, boolean wanted) {
    var chosen = turn.session().preferences().withFigures(wanted);
    return change(turn, chosen, "figures=" + wanted, this::settings);
  }

  // The page is shown again even when nothing changed: the message may show an older state.
  private static Reply change(
      Turn turn, Preferences chosen, String what, Function<Turn, Reply> page) {
    var session = turn.session();
    var shown = page.apply(turn.with(session.with(chosen)));
    if (chosen.equals(session.preferences())) {
      return shown;
    }
    var saved = new Effect.SavePreferences(session.user(), chosen, turn.at());
    var logged =
        new Effect.LogInteraction(session.user(), InteractionType.Own.PREFERENCE, what, turn.at());
    var toast = new LocalizedTexts(turn.setup().bot(), chosen).plain(Phrase.SETTINGS_SAVED);
    return new Reply(
        shown.next(), ActivityEffects.with(List.of(saved, logged), shown.effects()), toast);
  }

  Reply settings(Turn turn) {
    var voice = turn.voice();
    var keyboard =
        new Keyboard()
            .row(languageButton(voice))
            .row(notificationsButton(voice))
            .row(understandButton(voice))
            .row(figuresButton(turn))
            .grid(themeButtons(voice), COLUMNS)
            .row(
                voice.callback(Phrase.BUTTON_PRIVACY, new ButtonAddress.Do(Action.PRIVACY)),
                voice.callback(Phrase.BUTTON_HOME, new ButtonAddress.Do(Action.HOME)));
    var html = voice.html(Phrase.SETTINGS_TITLE) + "\n\n" + voice.html(Phrase.SETTINGS_TEXT);
    return Reply.show(turn, new InSettings(false), new Content(html, keyboard.rows()));
  }

  private static Button languageButton(LocalizedTexts voice) {
    var name = Languages.nativeName(voice.language());
    return voice.callback(
        voice.plain(Phrase.BUTTON_LANGUAGE, Map.of("language", name)),
        new ButtonAddress.Do(Action.LANGUAGE));
  }

  private static Button notificationsButton(LocalizedTexts voice) {
    boolean on = voice.preferences().notifications();
    return voice.callback(
        on ? Phrase.BUTTON_NOTIFICATIONS_ON : Phrase.BUTTON_NOTIFICATIONS_OFF,
        new ButtonAddress.Notify(!on));
  }

  /** Empty when the bot answers all texts with the history. */
  private List<Button> understandButton(LocalizedTexts voice) {
    boolean on = voice.preferences().understand();
    return bot.understands()
        ? List.of(
            voice.callback(
                on ? Phrase.BUTTON_UNDERSTAND_ON : Phrase.BUTTON_UNDERSTAND_OFF,
                new ButtonAddress.Understand(!on)))
        : List.of();
  }

  /** Empty when nothing is counted. */
  private static List<Button> figuresButton(Turn turn) {
    boolean on = turn.voice().preferences().figures();
    return turn.setup().policy().figures()
        ? List.of(
            turn.voice()
                .callback(
                    on ? Phrase.BUTTON_FIGURES_ON : Phrase.BUTTON_FIGURES_OFF,
                    new ButtonAddress.Count(!on)))
        : List.of();
  }

  /** Empty with fewer than two themes. */
  private List<Button> themeButtons(LocalizedTexts voice) {
    return bot.themes().size() < 2
        ? List.of()
        : bot.themes().stream().map(theme -> themeButton(voice, theme)).toList();
  }

  private static Button themeButton(LocalizedTexts voice, Bot.Theme theme) {
    return voice.choice(
        voice.plain(Phrase.BUTTON_THEME, Map.of("theme", voice.in(theme.label()))),
        theme.equals(voice.theme()),
        new ButtonAddress.Wear(theme.id()));
  }

  Reply languages(Turn turn) {
    var voice = turn.voice();
    var keyboard =
        new Keyboard()
            .grid(bot.languages().stream().map(tag -> languageChoice(voice, tag)).toList(), COLUMNS)
            .row(
                voice.callback(Phrase.BUTTON_BACK, new ButtonAddress.Do(Action.SETTINGS)),
                voice.callback(Phrase.BUTTON_HOME, new ButtonAddress.Do(Action.HOME)));
    var html = voice.html(Phrase.LANGUAGE_TITLE) + "\n\n" + voice.html(Phrase.LANGUAGE_TEXT);
    return Reply.show(turn, new InSettings(true), new Content(html, keyboard.rows()));
  }

  private static Button languageChoice(LocalizedTexts voice, String tag) {
    return voice.choice(
        Languages.nativeName(tag), tag.equals(voice.language()), new ButtonAddress.Speak(tag));
  }
}
