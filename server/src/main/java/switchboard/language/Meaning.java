package switchboard.language;

import switchboard.domain.Action;

/** What a person can mean. */
public sealed interface Meaning {

  /** What may be shown without asking: it changes and sends nothing. */
  sealed interface Shown extends Meaning {}

  record OfScreen(String screen) implements Shown {}

  /** An action that only opens a page of the bot, such as the history. */
  record OfPage(Action action) implements Shown {}

  /** An action that deletes or sends something. It is offered, never performed. */
  record OfOffer(Action action) implements Meaning {}

  static Meaning of(Action action) {
    return switch (action) {
      case DELETE, EXPORT -> new OfOffer(action);
      case HOME, HISTORY, SETTINGS, LANGUAGE, PRIVACY -> new OfPage(action);
    };
  }
}
