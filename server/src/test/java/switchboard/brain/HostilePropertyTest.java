package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.brain.Given.*;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import switchboard.domain.Chat;
import switchboard.domain.Effect;
import switchboard.domain.Erased;
import switchboard.domain.HistoryCursor;
import switchboard.domain.Incoming;
import switchboard.domain.Lineage;
import switchboard.domain.Person;
import switchboard.domain.QueryResult;
import switchboard.language.HostileTexts;

/**
 * Names and messages of any kind break no page. More texts: {@code -Djqwik.tries.default=100000}. A
 * failure prints its seed; {@code Property(seed = "…")} repeats it.
 */
class HostilePropertyTest {

  private static final String PLACEHOLDERS =
      "{first_name} {last_name} {full_name} {username} {language} {bot} ";

  private static final List<Brain> BRAINS =
      List.of(
          brain("{first_name}"),
          brain(PLACEHOLDERS),
          brain("<a href=\"https://t.me/{username}\">{full_name}</a>"),
          brain(PLACEHOLDERS + "x".repeat(4096 - 6)));

  private static Brain brain(String home) {
    var screens = List.of(TestBots.screen("home", null, home, home));
    return new Brain(TestBots.setup(screens, Lineage.NONE));
  }

  @Provide
  Arbitrary<String> texts() {
    return HostileTexts.all();
  }

  @Provide
  Arbitrary<String> languages() {
    return HostileTexts.languages();
  }

  @Provide
  Arbitrary<Brain> brains() {
    return Arbitraries.of(BRAINS);
  }

  @Provide
  Arbitrary<String> commands() {
    return Arbitraries.of("start", "nonsense", "cancel", "settings", "privacy", "delete");
  }

  @Provide
  Arbitrary<Chat> chats() {
    return Arbitraries.of(PRIVATE, GROUP);
  }

  @Property
  void noNameBreaksAScreen(
      @ForAll("brains") Brain brain,
      @ForAll("commands") String command,
      @ForAll("chats") Chat chat,
      @ForAll("texts") String hostile) {
    var person = new Person(ANN_ID, hostile, hostile, hostile, hostile, false);
    var session = brain.stranger(ANN_ID, hostile);

    calls(brain.decide(session, command(person, chat, command, hostile))).forEach(Limits::hold);
    var gone =
        brain.decide(
            known(), tap(person, "s:gone", new Incoming.On.InChat(PRIVATE, null, 50, NOW)));
    assertThat(calls(gone)).hasSize(2).allSatisfy(Limits::hold);
  }

  @Property
  void noMessageBreaksThePageOfHistory(
      @ForAll("languages") String language,
      @ForAll @IntRange(min = 1, max = Brain.MESSAGES_A_PAGE) int count,
      @ForAll("texts") String hostile) {
    for (var type : List.of("text", "photo", hostile)) {
      var message = new QueryResult.SavedMessage(Long.MAX_VALUE / 10, hostile, type, true, NOW);
      var page = new QueryResult.History(Collections.nCopies(count, message), true, true);
      Limits.hold(BRAIN.complete(history(language), page));
    }
  }

  @Property
  void noReceiptAndNoExportBreaksItsMessage(
      @ForAll("languages") String language, @ForAll("texts") String hostile) {
    var lookup = history(language);
    var erase = new Effect.Erase(lookup.user(), lookup.preferences(), lookup.target());
    Limits.hold(BRAIN.receipt(erase, new Erased(hostile, 1, 2, 3, NOW)));
    Limits.hold(BRAIN.complete(lookup, new QueryResult.Export(hostile, List.of())));
  }

  private static Effect.Lookup history(String language) {
    return new Effect.Lookup(
        ANN_ID,
        new Effect.Question.History(new HistoryCursor.OlderThan(5)),
        known().preferences().withLanguage(language),
        new Effect.Target.New(PRIVATE.id(), null));
  }
}
