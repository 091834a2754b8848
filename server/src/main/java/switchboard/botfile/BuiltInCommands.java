package switchboard.botfile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import switchboard.domain.Action;
import switchboard.domain.Bot.Leads;

/** The built-in commands, in the order of Telegram's menu. */
final class BuiltInCommands {

  static final Map<String, Leads> OWN = new LinkedHashMap<>();

  static {
    OWN.put("start", new Leads.ToAction(Action.HOME));
    OWN.put("help", new Leads.ToAction(Action.HOME));
    OWN.put("history", new Leads.ToAction(Action.HISTORY));
    OWN.put("settings", new Leads.ToAction(Action.SETTINGS));
    OWN.put("language", new Leads.ToAction(Action.LANGUAGE));
    OWN.put("privacy", new Leads.ToAction(Action.PRIVACY));
    OWN.put("export", new Leads.ToAction(Action.EXPORT));
    OWN.put("delete", new Leads.ToAction(Action.DELETE));
    OWN.put("cancel", new Leads.Cancels());
  }

  private BuiltInCommands() {}

  /** The action of a built-in command; empty for others and for {@code cancel}. */
  static Optional<Action> ownAction(String name) {
    return OWN.get(name) instanceof Leads.ToAction(Action action)
        ? Optional.of(action)
        : Optional.empty();
  }
}
