package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.brain.Given.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Incoming;
import switchboard.domain.InteractionType;
import switchboard.domain.Session.Standing;

class BrainTest {

  @Test
  void reachabilityIsNotedOfTheKnownOnly() {
    for (boolean reachable : new boolean[] {true, false}) {
      var origin = origin("my_chat_member");
      var change = new Incoming.Reachability(origin, ANN, PRIVATE, reachable);
      assertThat(BRAIN.decide(known(), change))
          .isEqualTo(new Decision(known(), List.of(new Effect.SetReachable(ANN_ID, reachable))));
      assertThat(BRAIN.decide(session(Standing.NEW), change).effects()).isEmpty();
      assertThat(BRAIN.decide(session(Standing.ERASED), change).effects()).isEmpty();
    }
  }

  @Test
  void otherKindsAreLoggedOfTheKnownInPrivateOnly() {
    var other = new Incoming.Other(origin("message_reaction"), ANN, PRIVATE);
    assertThat(BRAIN.decide(known(), other).effects())
        .containsExactly(
            new Effect.KnowPerson(ANN, PRIVATE.id(), NOW),
            new Effect.LogInteraction(
                ANN_ID, new InteractionType.Update("message_reaction"), null, NOW));
    assertThat(BRAIN.decide(session(Standing.NEW), other).effects()).isEmpty();
    assertThat(BRAIN.decide(session(Standing.ERASED), other).effects()).isEmpty();
    var elsewhere = new Incoming.Other(origin("message_reaction"), ANN, GROUP);
    assertThat(BRAIN.decide(known(), elsewhere).effects()).isEmpty();
  }

  @Test
  void aTapOfABotIsOnlyAnswered() {
    var on = new Incoming.On.InChat(PRIVATE, null, 50, NOW);
    assertThat(BRAIN.decide(known(), tap(ROBOT, "s:hours", on)).effects()).hasSize(1);
  }

  @Test
  void theSameUpdateIsAlwaysDecidedTheSame() {
    var updates =
        List.of(text("x"), command("delete"), command("settings"), tap("a:delete"), tap("l:ar"));
    for (var update : updates) {
      var again = new Brain(TestBots.first()).decide(known(), update);
      assertThat(BRAIN.decide(known(), update)).isEqualTo(again);
    }
  }
}
