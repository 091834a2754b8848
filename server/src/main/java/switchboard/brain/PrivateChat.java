package switchboard.brain;

import java.util.List;
import switchboard.domain.Bot.Leads;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.domain.Conversation.ConfirmingDeletion;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.HistoryCursor;
import switchboard.domain.Incoming;
import switchboard.domain.Incoming.Said;
import switchboard.domain.InteractionType.Own;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;

/** Messages in the private chat. */
record PrivateChat(
    BrainSetup setup,
    NewUsers newUsers,
    Screens screens,
    ActionScreens actions,
    TextAnswers texts) {

  Decision decide(Session session, Said said) {
    if (session.standing() != Standing.ERASED) {
      return hear(session, said);
    }
    var fresh = newUsers.meet(session.user(), said.person().languageCode());
    return switch (said) {
      case Incoming.Command command when command.starts() -> hear(fresh, said);
      case Incoming.Edited _ -> new Decision(session, List.of());
      case Incoming.Command _, Incoming.Text _, Incoming.Media _ ->
          answerErased(session, fresh, said);
    };
  }

  private Decision answerErased(Session session, Session fresh, Said said) {
    var html = new LocalizedTexts(setup.bot(), fresh.preferences()).html(Phrase.ERASED_SILENT);
    var message = said.message();
    var call =
        new Call.SendMessage(message.chat().id(), message.topic(), new Content(html, List.of()));
    return new Decision(session, List.of(new Effect.Deliver(call)));
  }

  private Decision hear(Session session, Said said) {
    var turn = Turn.of(setup, session, said);
    return switch (said) {
      case Incoming.Command command -> decision(notes(session, turn, command), obey(turn, command));
      case Incoming.Text text when texts.areWanted(turn) ->
          keep(session, turn, saved(turn, text), texts.answer(turn, id(said), text.text()));
      case Incoming.Media media when texts.areWanted(turn) ->
          keep(session, turn, saved(turn, media), TextAnswers.receive(turn, id(said)));
      case Incoming.Text text -> keep(session, turn, saved(turn, text));
      case Incoming.Media media -> keep(session, turn, saved(turn, media));
      case Incoming.Edited edited -> amend(session, turn, edited);
    };
  }

  private List<Effect> notes(Session session, Turn turn, Incoming.Command command) {
    var notes =
        ActivityEffects.interaction(session, turn, Own.COMMAND, CommandTargets.line(command));
    return new CommandTargets(setup.bot())
        .source(command)
        .map(source -> ActivityEffects.with(notes, new Effect.CountStart(source)))
        .orElse(notes);
  }

  private static Decision decision(List<Effect> notes, Reply reply) {
    return new Decision(reply.next(), ActivityEffects.with(notes, reply.effects()));
  }

  private Reply obey(Turn turn, Incoming.Command command) {
    return new CommandTargets(setup.bot())
        .leads(command)
        .map(leads -> lead(turn, leads))
        .orElseGet(() -> screens.home(turn, Phrase.COMMAND_UNKNOWN));
  }

  private Reply lead(Turn turn, Leads leads) {
    return switch (leads) {
      case Leads.ToScreen(var id) -> screens.open(turn, id);
      case Leads.ToAction(var action) -> actions.perform(turn, action);
      case Leads.Cancels() -> cancel(turn);
    };
  }

  private Reply cancel(Turn turn) {
    boolean pending = turn.session().conversation() instanceof ConfirmingDeletion;
    return screens.home(turn, pending ? Phrase.CANCEL_DONE : Phrase.CANCEL_NOTHING);
  }

  private static Effect.SaveMessage saved(Turn turn, Incoming.Text text) {
    var message = text.message();
    return new Effect.SaveMessage(
        turn.session().user(),
        message.chat().id(),
        message.id(),
        text.text(),
        "text",
        null,
        List.of(),
        message.sentAt());
  }

  private static Effect.SaveMessage saved(Turn turn, Incoming.Media media) {
    var message = media.message();
    return new Effect.SaveMessage(
        turn.session().user(),
        message.chat().id(),
        message.id(),
        media.caption(),
        media.type(),
        media.fileId(),
        FilesToKeep.of(turn.setup().policy().files(), media, media.file()),
        message.sentAt());
  }

  /** Saves the message, which an operator should answer, and shows the saved messages. */
  private static Decision keep(Session session, Turn turn, Effect.SaveMessage saved) {
    return decision(
        ActivityEffects.with(
            ActivityEffects.arrival(session, turn), saved, ActivityEffects.awaits(saved)),
        HistoryPage.ask(turn, new HistoryCursor.Newest()));
  }

  private static Decision keep(Session session, Turn turn, Effect saved, Reply reply) {
    return decision(ActivityEffects.with(ActivityEffects.arrival(session, turn), saved), reply);
  }

  private static long id(Said said) {
    return said.message().id();
  }

  // An unknown user has no message to amend.
  private static Decision amend(Session session, Turn turn, Incoming.Edited edited) {
    if (session.standing() == Standing.NEW) {
      return new Decision(session, List.of());
    }
    var arrival = ActivityEffects.arrival(session, turn);
    var message = edited.message();
    var files = FilesToKeep.of(turn.setup().policy().files(), edited, edited.file());
    return new Decision(
        session,
        edited.text() == null && files.isEmpty()
            ? arrival
            : ActivityEffects.with(
                arrival,
                new Effect.AmendMessage(
                    session.user(),
                    message.chat().id(),
                    message.id(),
                    edited.text(),
                    edited.type(),
                    files,
                    turn.at())));
  }
}
