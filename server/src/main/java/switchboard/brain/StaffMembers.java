package switchboard.brain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import switchboard.domain.Bot;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Incoming;
import switchboard.domain.QueryResult;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;

/**
 * Operators who have linked their Telegram chat with their account. They use the bot's menus as
 * others do, but nothing is recorded about them.
 */
record StaffMembers(Bot bot) {

  /** Begins the payload of the link; the code follows. */
  private static final String MARK = "staff-";

  /**
   * @param forUser decides for users
   */
  Decision decide(
      Session session, Incoming incoming, BiFunction<Session, Incoming, Decision> forUser) {
    var code = code(incoming);
    if (code.isPresent()) {
      return link(session, incoming, code.get());
    }
    if (session.standing() != Standing.STAFF) {
      return forUser.apply(session, incoming);
    }
    return isTalk(incoming)
        ? talk(session, (Incoming.Said) incoming)
        : unrecorded(session, forUser.apply(session, incoming));
  }

  private static boolean isTalk(Incoming incoming) {
    return incoming instanceof Incoming.Said said
        && !(said instanceof Incoming.Command)
        && said.message().chat().isPrivate();
  }

  /** The code of a link that connects the chat with an account; empty for anything else. */
  private Optional<String> code(Incoming incoming) {
    return incoming instanceof Incoming.Command command
            && !command.message().person().bot()
            && command.starts()
            && command.argument().startsWith(MARK)
            && bot.screen(command.argument()).isEmpty()
        ? Optional.of(command.argument().substring(MARK.length()))
        : Optional.empty();
  }

  /** Nothing tells others in a group, or is recorded, that a code was used. */
  private static Decision link(Session session, Incoming incoming, String code) {
    if (!(incoming instanceof Incoming.Said said) || !said.message().chat().isPrivate()) {
      return new Decision(session, List.of());
    }
    var target = new Effect.Target.New(said.message().chat().id(), said.message().topic());
    var lookup =
        new Effect.Lookup(
            session.user(), new Effect.Question.StaffLink(code), session.preferences(), target);
    return new Decision(session, List.of(lookup));
  }

  static Content linked(LocalizedTexts voice, QueryResult.StaffLink result) {
    var account = result.account();
    return new Content(
        account == null
            ? voice.html(Phrase.STAFF_LINK_INVALID)
            : voice.html(Phrase.STAFF_LINKED, Map.of("account", account)),
        List.of());
  }

  /** Says that a message is not kept. */
  private Decision talk(Session session, Incoming.Said said) {
    if (said instanceof Incoming.Edited) {
      return new Decision(session, List.of());
    }
    var html = new LocalizedTexts(bot, session.preferences()).html(Phrase.STAFF_SILENT);
    var message = said.message();
    return new Decision(
        session,
        List.of(
            new Effect.Deliver(
                new Call.SendMessage(
                    message.chat().id(), message.topic(), new Content(html, List.of())))));
  }

  /** Keeps only what is sent, and the erasure of what was stored before. */
  private static Decision unrecorded(Session session, Decision decision) {
    var effects =
        decision.effects().stream()
            .filter(effect -> effect instanceof Effect.Outgoing || effect instanceof Effect.Erase)
            .toList();
    boolean erases = decision.next().standing() == Standing.ERASED;
    return new Decision(erases ? decision.next() : session, effects);
  }
}
