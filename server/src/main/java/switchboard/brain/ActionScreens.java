package switchboard.brain;

import switchboard.domain.Action;
import switchboard.domain.Effect;
import switchboard.domain.HistoryCursor;

/** Actions of buttons and commands besides opening a screen. */
record ActionScreens(Screens screens, SettingsPages settings) {

  Reply perform(Turn turn, Action action) {
    return switch (action) {
      case HOME -> screens.home(turn, null);
      case HISTORY -> HistoryPage.ask(turn, new HistoryCursor.Newest());
      case SETTINGS -> settings.settings(turn);
      case LANGUAGE -> settings.languages(turn);
      case PRIVACY -> PrivacyPage.ask(turn);
      case EXPORT -> export(turn);
      case DELETE -> Deletion.ask(turn, null);
    };
  }

  // The file is a separate message: the one with the button does not change.
  private static Reply export(Turn turn) {
    var lookup =
        new Effect.Lookup(
            turn.session().user(),
            new Effect.Question.Export(),
            turn.session().preferences(),
            new Effect.Target.New(turn.target().chat(), turn.target().topic()));
    return Reply.of(turn, Deletion.left(turn), lookup)
        .withToast(turn.voice().plain(Phrase.EXPORT_PREPARING));
  }
}
