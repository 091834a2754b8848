package switchboard.brain;

import java.time.Instant;
import switchboard.domain.Address;
import switchboard.domain.Chat;
import switchboard.domain.Effect.Target;
import switchboard.domain.Incoming.Said;
import switchboard.domain.Origin;
import switchboard.domain.Person;
import switchboard.domain.Session;

/**
 * Something that a person does, with what is known around it.
 *
 * @param session theirs, at this moment
 * @param target where the answer is shown
 * @param inPublic whether others see it there
 */
record Turn(
    Setup setup, Session session, Person person, Origin origin, Target target, boolean inPublic) {

  /** Makes whoever does it known. */
  static Turn met(
      Setup setup, Session session, Person person, Origin origin, Target target, Chat chat) {
    return new Turn(setup, Notes.met(session, chat), person, origin, target, !chat.isPrivate());
  }

  /** What is said is answered by a new message. */
  static Turn of(Setup setup, Session session, Said said) {
    var message = said.message();
    var chat = message.chat();
    var target = new Target.New(chat.id(), message.topic());
    var turn = met(setup, session, message.person(), said.origin(), target, chat);
    return chat.isPrivate() ? turn.with(turn.session().in(message.topic())) : turn;
  }

  Instant at() {
    return origin.receivedAt();
  }

  Voice voice() {
    return new Voice(setup.bot(), session.preferences());
  }

  /** As a button of the answer carries it. */
  Address carried(Address address) {
    return inPublic ? new Address.Shared(address) : address;
  }

  Turn with(Session next) {
    return new Turn(setup, next, person, origin, target, inPublic);
  }
}
