package switchboard.brain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ButtonAddress;
import switchboard.domain.Chat;
import switchboard.domain.Effect.Asked;
import switchboard.domain.Effect.Target;
import switchboard.domain.Incoming.Said;
import switchboard.domain.Origin;
import switchboard.domain.Person;
import switchboard.domain.Session;
import switchboard.domain.Topic;

/**
 * An action of a user, with its context.
 *
 * @param session the user's, at this moment
 * @param target where the answer is shown
 * @param inPublic whether others see the answer
 * @param asked the text that a screen answers; absent for buttons and commands
 */
record Turn(
    BrainSetup setup,
    Session session,
    Person person,
    Origin origin,
    Target target,
    boolean inPublic,
    @Nullable Asked asked) {

  /** A turn that marks the user as known. */
  static Turn met(
      BrainSetup setup, Session session, Person person, Origin origin, Target target, Chat chat) {
    return new Turn(
        setup, ActivityEffects.met(session, chat), person, origin, target, !chat.isPrivate(), null);
  }

  /** A message, which a new message answers. */
  static Turn of(BrainSetup setup, Session session, Said said) {
    var message = said.message();
    var chat = message.chat();
    var target = new Target.New(chat.id(), message.topic());
    var turn = met(setup, session, message.person(), said.origin(), target, chat);
    return chat.isPrivate() ? turn.with(turn.session().in(message.topic())) : turn;
  }

  Instant at() {
    return origin.receivedAt();
  }

  LocalizedTexts voice() {
    return new LocalizedTexts(setup.bot(), session.preferences());
  }

  /** The address as a button of the answer contains it. */
  ButtonAddress carried(ButtonAddress address) {
    return inPublic ? ButtonAddress.Shared.in(topic(), address) : address;
  }

  /** Where the answer is seen. An inline message is in a chat that Telegram does not name. */
  private @Nullable Topic topic() {
    return target instanceof Target.EditInline ? null : target.topic();
  }

  Turn with(Session next) {
    return new Turn(setup, next, person, origin, target, inPublic, asked);
  }

  /** The same, in answer to a text. */
  Turn answering(Asked text) {
    return new Turn(setup, session, person, origin, target, inPublic, text);
  }
}
