package switchboard.brain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Chat;
import switchboard.domain.Effect;
import switchboard.domain.Incoming.Said;
import switchboard.domain.Origin;
import switchboard.domain.Person;
import switchboard.domain.Session;
import switchboard.domain.Topic;

/**
 * Something that a person does, with what is known around it.
 *
 * @param session theirs, at this moment
 * @param topic where in the chat; absent: in the chat itself
 * @param editing the message that shall show the answer; absent for a new one
 */
record Turn(
    Setup setup,
    Session session,
    Person person,
    Chat chat,
    @Nullable Topic topic,
    Origin origin,
    @Nullable Long editing) {

  /** What is said is answered by a new message, and makes whoever says it known. */
  static Turn of(Setup setup, Session session, Said said) {
    var message = said.message();
    var chat = message.chat();
    var topic = message.topic();
    var met = Notes.met(session);
    var here = chat.isPrivate() ? met.in(topic) : met;
    return new Turn(setup, here, message.person(), chat, topic, said.origin(), null);
  }

  Instant at() {
    return origin.receivedAt();
  }

  Voice voice() {
    return new Voice(setup.bot(), session.preferences());
  }

  Effect.Target target() {
    return new Effect.Target(chat.id(), topic, editing);
  }

  boolean inPublic() {
    return !chat.isPrivate();
  }

  Turn with(Session next) {
    return new Turn(setup, next, person, chat, topic, origin, editing);
  }
}
