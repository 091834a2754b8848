package switchboard.botfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.domain.Answering;
import switchboard.domain.Answering.Canned;
import switchboard.domain.LocalizedText;

/** The keys {@code reply_within} and {@code answers}. */
class AnsweringTest {

  private static final String FILE =
      """
      name: Club
      languages: [en, de]
      reply_within: 2h
      answers:
        - {label: Booked, text: {en: Full, de: Voll}}
        - {label: {en: Yes, de: Ja}, text: Ok}
      menu: {id: home, text: Hello, items: [{label: Mine, action: history}]}
      """;

  @Test
  void theKeysAreRead() {
    assertThat(ParsedBotFile.bot(FILE).answering())
        .isEqualTo(
            new Answering(
                Duration.ofHours(2),
                List.of(
                    new Canned(
                        text(Map.of("en", "Booked")), text(Map.of("en", "Full", "de", "Voll"))),
                    new Canned(text(Map.of("en", "Yes", "de", "Ja")), text(Map.of("en", "Ok"))))));
  }

  private static LocalizedText text(Map<String, String> byLanguage) {
    return new LocalizedText(byLanguage, "en");
  }

  @Test
  void withoutThemThereIsNoTimeAndNoAnswer() {
    var yaml = FILE.replaceAll("(?s)reply_within.*(?=menu)", "");
    assertThat(ParsedBotFile.bot(yaml).answering()).isEqualTo(Answering.NONE);
  }

  @ParameterizedTest
  @CsvSource({"15m, 15", "1d, 1440", "31d, 44640"})
  void aTimeIsANumberAndAUnit(String written, long minutes) {
    assertThat(ParsedBotFile.bot(FILE.replace("2h", written)).answering().within())
        .isEqualTo(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2h | 2 hours | 3:15: `reply_within` cannot be `2 hours` – write minutes, hours or days, such as `15m`, `2h` or `1d`; at most `31d`
          2h | 32d | 3:15: `reply_within` cannot be `32d` – write minutes, hours or days, such as `15m`, `2h` or `1d`; at most `31d`
          2h | 0m | 3:15: `reply_within` cannot be `0m` – write minutes, hours or days, such as `15m`, `2h` or `1d`; at most `31d`
          , text: Ok | '' | 6:5: an answer needs `text` – add `text:` with the answer
          label: Booked, | '' | 5:5: an answer needs `label` – add `label:` with a short name that operators see
          , de: Voll | '' | 5:27: no text for `de` – add `de: …`
          text: Ok | text: <b>Ok</b> | 6:38: the answer is plain text: `<b>` would be shown literally – write it without HTML
          text: Ok | txt: Ok | 6:32: unknown key `txt` in an answer – did you mean `text`?
          """)
  void oneMistakeIsOneProblem(String right, String wrong, String problem) {
    assertThat(ParsedBotFile.problems(FILE.replace(right, wrong)))
        .containsExactly("bot.yaml:" + problem);
  }

  @Test
  void anAnswerFitsIntoAMessage() {
    assertThat(ParsedBotFile.problems(FILE.replace("Ok", "x".repeat(4096)))).isEmpty();
    assertThat(ParsedBotFile.problems(FILE.replace("Ok", "x".repeat(4097))))
        .containsExactly(
            "bot.yaml:6:38: the answer has 4097 characters; Telegram allows 4096 – shorten it");
  }
}
