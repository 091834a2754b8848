package switchboard.console.people;

import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.domain.Bot;
import switchboard.domain.ButtonAddress;
import switchboard.domain.InteractionType;
import switchboard.domain.InteractionType.Own;
import switchboard.store.InteractionDao.InteractionRow;

/** Describes users' interactions in words. */
public final class ActivityText {

  private ActivityText() {}

  public static String describe(Bot bot, InteractionRow row) {
    var what = row.actionData() == null ? "" : row.actionData();
    return switch (InteractionType.of(row.actionType())) {
      case Own.TAP ->
          ButtonAddress.parse(what)
              .map(address -> tapped(bot, address))
              .orElseGet(() -> Messages.translate("person.timeline.tap", what));
      case Own.COMMAND -> Messages.translate("person.timeline.command", what);
      case Own.PREFERENCE -> Messages.translate("person.timeline.preference", what);
      case InteractionType.Update(var kind) -> kind + " " + what;
    };
  }

  private static String tapped(Bot bot, ButtonAddress address) {
    return switch (address) {
      case ButtonAddress.Open(var screen) -> opened(Formats.screen(bot, screen));
      case ButtonAddress.Do(var action) -> opened(Formats.action(action));
      case ButtonAddress.Page _ -> Messages.translate("person.timeline.history");
      case ButtonAddress.Speak(var language) ->
          Messages.translate("person.timeline.language", Formats.language(language));
      case ButtonAddress.Notify(var wanted) ->
          wanted
              ? Messages.translate("person.timeline.notifications_on")
              : Messages.translate("person.timeline.notifications_off");
      case ButtonAddress.Wear(var theme) -> Messages.translate("person.timeline.theme", theme);
      case ButtonAddress.Understand(var wanted) ->
          wanted
              ? Messages.translate("person.timeline.answers_on")
              : Messages.translate("person.timeline.answers_off");
      case ButtonAddress.Count(var wanted) ->
          wanted
              ? Messages.translate("person.timeline.figures_on")
              : Messages.translate("person.timeline.figures_off");
      case ButtonAddress.Offered(var leadsTo) -> tapped(bot, leadsTo);
      case ButtonAddress.Refused(var refusal, var _) ->
          switch (refusal) {
            case ANSWER -> Messages.translate("person.timeline.answer_refused");
            case OFFERS -> Messages.translate("person.timeline.offers_refused");
          };
      case ButtonAddress.Settled _ -> Messages.translate("person.timeline.settled");
      case ButtonAddress.Confirm _ -> Messages.translate("person.timeline.delete_confirmed");
      case ButtonAddress.Keep _ -> Messages.translate("person.timeline.delete_declined");
      case ButtonAddress.Shared(var leadsTo, _) -> tapped(bot, leadsTo);
    };
  }

  private static String opened(String name) {
    return Messages.translate("person.timeline.opened", name);
  }
}
