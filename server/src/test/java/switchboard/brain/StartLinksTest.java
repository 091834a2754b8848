package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.brain.Given.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Call;
import switchboard.domain.Chat;
import switchboard.domain.Conversation;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Incoming;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.StartLink;

/** {@code /start} with the payload of an operator's link. */
class StartLinksTest {

  private static final Brain SECOND = new Brain(TestBots.second());

  private static Incoming start(Chat chat, String payload, @Nullable StartLink link) {
    return new Incoming.Command(
        origin("message"), message(ANN, chat, true), "start", payload, link);
  }

  private static Incoming follow(@Nullable String screen) {
    return start(PRIVATE, "l-abc234", new StartLink("abc234", screen));
  }

  private static Session fresh() {
    return session(Standing.NEW);
  }

  private static void opens(Decision decision, String screen) {
    assertThat(decision.next().conversation()).isEqualTo(new Conversation.Browsing(screen));
  }

  private static String text(Decision decision) {
    return ((Call.SendMessage) calls(decision).getFirst()).content().html();
  }

  private static List<String> sources(Decision decision) {
    return effects(decision, Effect.CountStart.class).stream()
        .map(Effect.CountStart::source)
        .toList();
  }

  @Test
  void aLinkOpensItsScreenAndIsCounted() {
    var decision = BRAIN.decide(fresh(), follow("hours"));
    opens(decision, "hours");
    assertThat(sources(decision)).containsExactly("l-abc234");
  }

  @Test
  void aLinkThatHasEndedOpensTheHomeScreenAndIsCounted() {
    var decision = BRAIN.decide(known(), follow(null));
    opens(decision, "home");
    assertThat(text(decision)).isEqualTo(text(BRAIN.decide(known(), command("start"))));
    assertThat(sources(decision)).containsExactly("l-abc234");
  }

  @Test
  void aLinkToARemovedScreenOpensItsNearestAncestor() {
    opens(SECOND.decide(known(), follow("easter")), "hours");
    opens(SECOND.decide(known(), follow("never there")), "home");
  }

  @Test
  void aLinkToAScreenWithAFormerIdOpensIt() {
    opens(SECOND.decide(known(), follow("find")), "way");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "l-", "l-abc234", "anything", "do-settings", "settings", "🧨"})
  void withoutALinkNothingIsCounted(String payload) {
    assertThat(sources(BRAIN.decide(known(), start(PRIVATE, payload, null)))).isEmpty();
  }

  @Test
  void aScreenIsCountedByItsPresentId() {
    assertThat(sources(BRAIN.decide(fresh(), start(PRIVATE, "hours", null))))
        .containsExactly("hours");
    assertThat(sources(SECOND.decide(fresh(), start(PRIVATE, "find", null))))
        .containsExactly("way");
  }

  @Test
  void onlyAStartIsCounted() {
    assertThat(sources(BRAIN.decide(known(), command(ANN, PRIVATE, "help", "hours")))).isEmpty();
  }

  @Test
  void nothingIsCountedInAGroup() {
    assertThat(sources(BRAIN.decide(known(), start(GROUP, "hours", null)))).isEmpty();
  }

  @Test
  void operatorsFollowLinksUncounted() {
    var decision = BRAIN.decide(session(Standing.STAFF), follow("hours"));
    assertThat(text(decision)).contains("9");
    assertThat(sources(decision)).isEmpty();
  }

  @Test
  void whoWasErasedComesBackByALink() {
    var decision = BRAIN.decide(session(Standing.ERASED), follow("hours"));
    opens(decision, "hours");
    assertThat(decision.next().standing()).isEqualTo(Standing.KNOWN);
    assertThat(sources(decision)).containsExactly("l-abc234");
  }
}
