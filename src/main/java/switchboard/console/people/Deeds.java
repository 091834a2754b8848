package switchboard.console.people;

import switchboard.console.Say;
import switchboard.console.Shown;
import switchboard.domain.Address;
import switchboard.domain.Bot;
import switchboard.store.Rows;

/** Describes users' interactions in words. */
final class Deeds {

  private Deeds() {}

  static String words(Bot bot, Rows.Interaction row) {
    var what = row.actionData() == null ? "" : row.actionData();
    return switch (row.actionType()) {
      case "tap" ->
          Address.parse(what)
              .map(address -> tapped(bot, address))
              .orElseGet(() -> Say.say("tapped {0}", what));
      case "command" -> Say.say("sent {0}", what);
      case "preference" -> Say.say("changed {0}", what);
      default -> row.actionType() + " " + what;
    };
  }

  private static String tapped(Bot bot, Address address) {
    return switch (address) {
      case Address.Open(var screen) -> opened(Shown.screen(bot, screen));
      case Address.Do(var action) -> opened(Shown.action(action));
      case Address.Page _ -> Say.say("leafed through their messages");
      case Address.Speak(var language) ->
          Say.say("chose the language {0}", Shown.language(language));
      case Address.Notify(var wanted) ->
          wanted ? Say.say("turned notifications on") : Say.say("turned notifications off");
      case Address.Wear(var theme) -> Say.say("chose the theme {0}", theme);
      case Address.Confirm _ -> Say.say("confirmed that their data be deleted");
      case Address.Keep _ -> Say.say("kept their data");
      case Address.Shared(var leadsTo) -> tapped(bot, leadsTo);
    };
  }

  private static String opened(String name) {
    return Say.say("tapped to “{0}”", name);
  }
}
