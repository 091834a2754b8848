package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.brain.Given.*;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Call;
import switchboard.domain.Effect;
import switchboard.domain.HistoryCursor;
import switchboard.domain.Lineage;
import switchboard.domain.Person;
import switchboard.domain.QueryResult;

class HostileTest {

  private static final String PLACEHOLDERS =
      "{first_name} {last_name} {full_name} {username} {language} {bot} ";

  @Test
  void aLongMessageKeepsTheOthersOnThePage() {
    var messages =
        IntStream.range(0, 5)
            .mapToObj(
                i -> new QueryResult.SavedMessage(9 - i, i + "x".repeat(4095), "text", false, NOW))
            .toList();
    var lookup =
        new Effect.Lookup(
            ANN_ID,
            new Effect.Question.History(new HistoryCursor.OlderThan(5)),
            known().preferences(),
            new Effect.Target.New(PRIVATE.id(), null));
    var call = BRAIN.complete(lookup, new QueryResult.History(messages, false, false));
    var html = ((Call.SendMessage) call).content().html();
    assertThat(html).contains("\n0xx", "\n1xx", "\n2xx", "\n3xx", "\n4xx", "x…\n");
    assertThat(html.length()).isGreaterThan(3900);
  }

  @Test
  void aScreenThatFillsItsMessageKeepsItsTextAndNotTheNotice() {
    var full = "x".repeat(4096);
    var decision = brain(full).decide(known(), command("nonsense"));
    assertThat(((Call.SendMessage) calls(decision).getFirst()).content().html()).isEqualTo(full);
  }

  @Test
  void aNameInALinkCannotLeaveTheAttribute() {
    var person = new Person(ANN_ID, "A", null, "\"><b>x", null, false);
    var brain = brain("<a href=\"https://t.me/{username}\">{first_name}</a>");
    var decision = brain.decide(known(), command(person, PRIVATE, "start", ""));
    assertThat(((Call.SendMessage) calls(decision).getFirst()).content().html())
        .isEqualTo("<a href=\"https://t.me/&quot;&gt;&lt;b&gt;x\">A</a>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{last_name}", "\u200B", "<b>{last_name}</b>", "\u3164 \u2060"})
  void aScreenThatWouldShowNothingShowsTheBotsName(String text) {
    var decision = brain(text).decide(known(), command(ANN, PRIVATE, "start", ""));
    assertThat(((Call.SendMessage) calls(decision).getFirst()).content().html())
        .isEqualTo("Corner Shop");
  }

  @Test
  void allPlaceholdersAreFilled() {
    var person = new Person(ANN_ID, "Ann", "Lee", "annlee", "de", false);
    var decision =
        brain(PLACEHOLDERS + "{other}").decide(known(), command(person, PRIVATE, "start", ""));
    assertThat(((Call.SendMessage) calls(decision).getFirst()).content().html())
        .isEqualTo("Ann Lee Ann Lee annlee English Corner Shop {other}");
  }

  private static Brain brain(String home) {
    var screens = List.of(TestBots.screen("home", null, home, home));
    return new Brain(TestBots.setup(screens, Lineage.NONE));
  }
}
