package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.brain.Given.*;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Call;
import switchboard.domain.Effect;
import switchboard.domain.Erased;
import switchboard.domain.HistoryCursor;
import switchboard.domain.Incoming;
import switchboard.domain.Lineage;
import switchboard.domain.Person;
import switchboard.domain.QueryResult;

class HostileTest {

  private static final String PLACEHOLDERS =
      "{first_name} {last_name} {full_name} {username} {language} {bot} ";

  static List<String> texts() {
    return List.of(
        "😀".repeat(4096),
        "a" + "😀".repeat(4096),
        "&".repeat(4096),
        "\"".repeat(4096),
        "<b>".repeat(2000),
        "</b></i><a href=\"javascript:alert(1)\">x</a>",
        "{first_name}{last_name}{bot}",
        "$1 \\1 \\\\ %s ${jndi:ldap://x}",
        "\u202E\u200F\u2067abc\u061C",
        "مرحبا " + "ا".repeat(4096),
        "\u0000\u0001\u001B[31m\r\n\t",
        "\uD83D",
        "\uDE00 \uD83D".repeat(2000),
        "e" + "\u0301".repeat(4096),
        "\u200B\u2060\u3164",
        " ",
        "");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void noNameBreaksAScreen(String hostile) {
    var person = new Person(ANN_ID, hostile, hostile, hostile, hostile, false);
    for (var text : List.of("{first_name}", PLACEHOLDERS, PLACEHOLDERS + "x".repeat(4096 - 6))) {
      var brain = brain(text);
      for (var name : List.of("start", "nonsense", "cancel", "settings", "privacy", "delete")) {
        for (var chat : List.of(PRIVATE, GROUP)) {
          var session = brain.stranger(ANN_ID, hostile);
          var decision = brain.decide(session, command(person, chat, name, hostile));
          calls(decision).forEach(Limits::hold);
        }
      }
      var gone =
          brain.decide(
              known(), tap(person, "s:gone", new Incoming.On.InChat(PRIVATE, null, 50, NOW)));
      assertThat(calls(gone)).hasSize(2).allSatisfy(Limits::hold);
    }
  }

  private static final int[] FULL_PAGE = {Brain.MESSAGES_A_PAGE};
  private static final int[] ALL_COUNTS = IntStream.rangeClosed(1, Brain.MESSAGES_A_PAGE).toArray();

  @ParameterizedTest
  @MethodSource("texts")
  void noMessageBreaksThePageOfHistory(String hostile) {
    for (var language : TestPhrases.LANGUAGES) {
      for (int count : language.equals("en") ? ALL_COUNTS : FULL_PAGE) {
        for (var type : List.of("text", "photo", hostile)) {
          var message = new QueryResult.SavedMessage(Long.MAX_VALUE / 10, hostile, type, true, NOW);
          var page = new QueryResult.History(Collections.nCopies(count, message), true, true);
          Limits.hold(BRAIN.complete(history(language), page));
        }
      }
    }
  }

  @Test
  void aLongMessageKeepsTheOthersOnThePage() {
    var messages =
        IntStream.range(0, 5)
            .mapToObj(
                i -> new QueryResult.SavedMessage(9 - i, i + "x".repeat(4095), "text", false, NOW))
            .toList();
    var call = BRAIN.complete(history("en"), new QueryResult.History(messages, false, false));
    var html = ((Call.SendMessage) call).content().html();
    assertThat(html).contains("\n0xx", "\n1xx", "\n2xx", "\n3xx", "\n4xx", "x…\n");
    assertThat(html.length()).isGreaterThan(3900);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void noReceiptAndNoExportBreaksItsMessage(String hostile) {
    for (var language : TestPhrases.LANGUAGES) {
      var lookup = history(language);
      var erase = new Effect.Erase(lookup.user(), lookup.preferences(), lookup.target());
      Limits.hold(BRAIN.receipt(erase, new Erased(hostile, 1, 2, 3, NOW)));
      Limits.hold(BRAIN.complete(lookup, new QueryResult.Export(hostile, List.of())));
    }
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

  private static Effect.Lookup history(String language) {
    return new Effect.Lookup(
        ANN_ID,
        new Effect.Question.History(new HistoryCursor.OlderThan(5)),
        known().preferences().withLanguage(language),
        new Effect.Target.New(PRIVATE.id(), null));
  }

  private static Brain brain(String home) {
    var screens = List.of(TestBots.screen("home", null, home, home));
    return new Brain(TestBots.setup(screens, Lineage.NONE));
  }
}
