package switchboard.brain;

import java.util.List;
import java.util.Optional;
import switchboard.domain.Action;
import switchboard.domain.Bot.Leads;
import switchboard.domain.Button;
import switchboard.domain.ButtonAddress;
import switchboard.domain.Content;
import switchboard.domain.Decision;
import switchboard.domain.Incoming;
import switchboard.domain.Incoming.Said;
import switchboard.domain.InteractionType;
import switchboard.domain.InteractionType.Own;
import switchboard.domain.Session;

/** Messages in groups: answers those addressed to the bot, and keeps private content out. */
record GroupChat(BrainSetup setup, Screens screens) {

  Decision decide(Session session, Said said) {
    return said.message().addressed() ? answer(session, said) : nothing(session);
  }

  private static Decision nothing(Session session) {
    return new Decision(session, List.of());
  }

  private Decision answer(Session session, Said said) {
    return switch (said) {
      case Incoming.Command command ->
          new CommandTargets(setup.bot())
              .leads(command)
              .map(leads -> obey(session, command, leads))
              // Most likely meant for another bot in the group.
              .orElseGet(() -> nothing(session));
      case Incoming.Text _, Incoming.Media _ -> greet(session, said);
      case Incoming.Edited _ -> nothing(session);
    };
  }

  private Decision obey(Session session, Incoming.Command command, Leads leads) {
    var turn = Turn.of(setup, session, command);
    var notes =
        ActivityEffects.interaction(session, turn, Own.COMMAND, CommandTargets.line(command));
    var reply = lead(turn, leads);
    return new Decision(reply.next(), ActivityEffects.with(notes, reply.effects()));
  }

  private Decision greet(Session session, Said said) {
    var turn = Turn.of(setup, session, said);
    var notes =
        ActivityEffects.interaction(
            session, turn, new InteractionType.Update(said.origin().kind()), null);
    var reply = hello(turn);
    return new Decision(reply.next(), ActivityEffects.with(notes, reply.effects()));
  }

  private Reply lead(Turn turn, Leads leads) {
    return switch (leads) {
      case Leads.ToScreen(var id) -> screens.open(turn, id);
      case Leads.ToAction(var action) ->
          action == Action.HOME ? screens.home(turn, null) : inPrivate(turn, action);
      case Leads.Cancels() -> hello(turn);
    };
  }

  private Reply inPrivate(Turn turn, Action action) {
    return reply(turn, Phrase.GROUP_PRIVATE, new Keyboard().row(link(turn, action)));
  }

  private Reply hello(Turn turn) {
    var menu =
        turn.voice().callback(Phrase.BUTTON_HOME, turn.carried(new ButtonAddress.Do(Action.HOME)));
    return reply(turn, Phrase.GROUP_HELLO, new Keyboard().row(menu).row(link(turn, Action.HOME)));
  }

  private static Reply reply(Turn turn, Phrase phrase, Keyboard keyboard) {
    return Reply.show(
        turn,
        turn.session().conversation(),
        new Content(turn.voice().html(phrase), keyboard.rows()));
  }

  private List<Button> link(Turn turn, Action action) {
    Optional<String> url = DeepLink.to(setup.botUsername(), action);
    var voice = turn.voice();
    return url
        .<Button>map(to -> new Button.Link(voice.themed(voice.plain(Phrase.BUTTON_PRIVATE)), to))
        .stream()
        .toList();
  }
}
