package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.brain.Given.*;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.Conversation;
import switchboard.domain.Conversation.Browsing;
import switchboard.domain.Conversation.ConfirmingDeletion;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.QueryResult;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.language.HostileTexts;

/**
 * Any text is saved and answered within Telegram's limits, and starts no action by itself. More
 * texts: {@code -Djqwik.tries.default=100000}. A failure prints its seed; {@code Property(seed =
 * "…")} repeats it.
 */
class TextAnswersPropertyTest {

  private static final Brain BRAIN = new Brain(TestBots.understanding());

  @Provide
  Arbitrary<String> texts() {
    return HostileTexts.all();
  }

  @Provide
  Arbitrary<String> languages() {
    return HostileTexts.languages();
  }

  @Provide
  Arbitrary<Session> sessions() {
    return Arbitraries.of(Standing.NEW, Standing.KNOWN)
        .flatMap(standing -> conversations().map(session(standing)::with));
  }

  private static Arbitrary<Conversation> conversations() {
    return Arbitraries.of(
        new Browsing("home"),
        new Browsing("hours"),
        new Browsing("easter"),
        new Browsing("gone"),
        new ConfirmingDeletion(UPDATE, NOW));
  }

  @Property
  void aTextIsSavedAndAnsweredAndDoesNothingElse(
      @ForAll("sessions") Session before,
      @ForAll("languages") String language,
      @ForAll("texts") String text) {
    var session = before.with(before.preferences().withLanguage(language));
    var decision = BRAIN.decide(session, text(text));

    assertThat(BRAIN.decide(session, text(text)))
        .as(HostileTexts.escaped(text))
        .isEqualTo(decision);
    assertThat(effects(decision, Effect.SaveMessage.class))
        .singleElement()
        .satisfies(saved -> assertThat(saved.text()).isEqualTo(text));
    assertThat(decision.effects()).noneMatch(TextAnswersPropertyTest::acts);
    assertThat(decision.next().preferences()).isEqualTo(session.preferences());
    assertThat(decision.next().conversation()).isNotInstanceOf(ConfirmingDeletion.class);
    calls(decision).forEach(Limits::hold);
    effects(decision, Effect.Lookup.class)
        .forEach(lookup -> Limits.hold(BRAIN.complete(lookup, nothing(lookup.question()))));
  }

  private static QueryResult nothing(Effect.Question question) {
    return question instanceof Effect.Question.Disclosures
        ? new QueryResult.Disclosures(List.of(), 0)
        : new QueryResult.History(List.of(), false, false);
  }

  /** Erases, or sends what was saved. */
  private static boolean acts(Effect effect) {
    return switch (effect) {
      case Effect.Erase _ -> true;
      case Effect.Lookup lookup -> lookup.question() instanceof Effect.Question.Export;
      case Effect.Deliver(var call) -> call instanceof Call.SendDocument;
      default -> false;
    };
  }

  @Property
  void noButtonOfAnAnswerErasesAtOnce(@ForAll("texts") String text) {
    for (var button : buttons(BRAIN.decide(known(), text(text)))) {
      var decision = BRAIN.decide(known(), tap(button.data()));
      assertThat(effects(decision, Effect.Erase.class)).as(button.label()).isEmpty();
      calls(decision).forEach(Limits::hold);
    }
  }

  private static List<Button.Callback> buttons(Decision decision) {
    return calls(decision).stream()
        .filter(Call.SendMessage.class::isInstance)
        .flatMap(call -> ((Call.SendMessage) call).content().keyboard().stream())
        .flatMap(List::stream)
        .filter(Button.Callback.class::isInstance)
        .map(Button.Callback.class::cast)
        .toList();
  }
}
