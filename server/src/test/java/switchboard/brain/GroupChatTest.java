package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.brain.Given.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.Conversation;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.InteractionType;
import switchboard.domain.Lineage;
import switchboard.domain.Session.Standing;

class GroupChatTest {

  @Test
  void whatIsNotAddressedToTheBotHasNoEffects() {
    var stranger = session(Standing.NEW);
    var decision = BRAIN.decide(stranger, text(ANN, GROUP, false, "hello all"));
    assertThat(decision).isEqualTo(new Decision(stranger, List.of()));
  }

  @Test
  void anAddressedTextIsAnsweredAndNotSaved() {
    var decision = BRAIN.decide(known(), text(ANN, GROUP, true, "hello @bot"));
    assertThat(decision.effects())
        .startsWith(
            new Effect.KnowPerson(ANN, null, NOW),
            new Effect.LogInteraction(ANN_ID, new InteractionType.Update("message"), null, NOW))
        .hasSize(3);
    assertThat(urls(decision)).containsExactly("https://t.me/switchboard_bot?start=do-home");
  }

  @ParameterizedTest
  @ValueSource(strings = {"history", "settings", "language", "privacy", "export", "delete"})
  void privateMattersAreSentToThePrivateChat(String action) {
    var decision = BRAIN.decide(known(), command(ANN, GROUP, action, ""));
    assertThat(decision.next()).isEqualTo(known());
    assertThat(effects(decision, Effect.Lookup.class)).isEmpty();
    assertThat(urls(decision)).containsExactly("https://t.me/switchboard_bot?start=do-" + action);
    var there = BRAIN.decide(known(), command(ANN, PRIVATE, "start", "do-" + action));
    var direct = BRAIN.decide(known(), command(action));
    assertThat(there.next()).isEqualTo(direct.next());
    assertThat(there.effects().getLast()).isEqualTo(direct.effects().getLast());
  }

  @Test
  void aScreenThatIsNamedLikeAnActionDoesNotTakeItsLink() {
    var home = TestBots.first().bot().homeScreen();
    var screen = TestBots.screen("history", "home", "Founded in 1900.", "Gegründet 1900.");
    var brain = new Brain(TestBots.setup(List.of(home, screen), Lineage.NONE));
    var ours = brain.decide(known(), command(ANN, PRIVATE, "start", "do-history"));
    assertThat(effects(ours, Effect.Lookup.class)).hasSize(1);
    var theirs = brain.decide(known(), command(ANN, PRIVATE, "start", "history"));
    assertThat(theirs.next().conversation()).isEqualTo(new Conversation.Browsing("history"));
    var bare = BRAIN.decide(known(), command(ANN, PRIVATE, "start", "history"));
    assertThat(effects(bare, Effect.Lookup.class)).hasSize(1);
  }

  @Test
  void theMenuInAGroupLinksToWhatIsPrivate() {
    assertThat(urls(BRAIN.decide(known(), command(ANN, GROUP, "start", ""))))
        .containsExactly(
            "https://t.me/switchboard_bot?start=do-history",
            "https://t.me/switchboard_bot?start=do-settings");
  }

  @Test
  void withoutAUsernameThereAreNoLinks() {
    var first = TestBots.first();
    var brain = new Brain(new BrainSetup(first.bot(), first.lineage(), first.policy(), null));
    for (var name : List.of("history", "start", "cancel")) {
      var decision = brain.decide(known(), command(ANN, GROUP, name, ""));
      assertThat(calls(decision)).hasSize(1);
      assertThat(urls(decision)).isEmpty();
    }
  }

  @Test
  void foreignCommandsAndEditsAreNotAnswered() {
    assertThat(BRAIN.decide(known(), command(ANN, GROUP, "roll", "")).effects()).isEmpty();
    assertThat(BRAIN.decide(known(), edited(GROUP, "x")).effects()).isEmpty();
  }

  @Test
  void whoAskedForErasureIsServedAndNotNoted() {
    var erased = session(Standing.ERASED);
    var decision = BRAIN.decide(erased, command(ANN, GROUP, "start", ""));
    assertThat(decision.next()).isEqualTo(erased);
    assertThat(decision.effects()).hasSize(1);
    assertThat(calls(decision)).hasSize(1);
  }

  private static List<String> urls(Decision decision) {
    return calls(decision).stream()
        .map(call -> ((Call.SendMessage) call).content())
        .flatMap(content -> content.keyboard().stream().flatMap(List::stream))
        .filter(Button.Link.class::isInstance)
        .map(button -> ((Button.Link) button).url())
        .toList();
  }
}
