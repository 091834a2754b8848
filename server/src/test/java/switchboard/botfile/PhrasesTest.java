package switchboard.botfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

  private final Phrases product = Phrases.ofTheProduct();

  @Test
  void theProductSpeaksEachOfItsLanguagesInFull() {
    assertThat(product.keys()).contains("history.title", "button.home");
    for (var language : Phrases.LANGUAGES) {
      assertThat(product.keys())
          .as(language)
          .allMatch(key -> product.text(key, language).filter(it -> !it.isBlank()).isPresent());
    }
  }

  @Test
  void everyCommandOfTheProductIsDescribed() {
    assertThat(product.keys())
        .containsAll(BuiltInCommands.OWN.keySet().stream().map(name -> "command." + name).toList());
  }

  @Test
  void aVarietyOfALanguageSpeaksItsBase() {
    assertThat(product.text("button.home", "pt-BR")).isEqualTo(product.text("button.home", "pt"));
    assertThat(product.text("button.home", "it")).isEmpty();
  }

  /** Telegram cuts longer toasts and refuses all commands if one description is too long. */
  @ParameterizedTest
  @CsvSource({
    "tap.unknown, 200",
    "screen.gone, 200",
    "settings.saved, 200",
    "export.preparing, 200",
    "delete.kept, 200",
    "delete.working, 200",
    "command.help, 256"
  })
  void aPhraseOfTheOperatorsHasTelegramsLimit(String key, int most) {
    assertThat(problems(key, "x".repeat(most))).isEmpty();
    assertThat(problems(key, "x".repeat(most + 1)))
        .singleElement()
        .asString()
        .contains("the phrase has %d characters; Telegram allows %d".formatted(most + 1, most));
  }

  @Test
  void aToastIsPlainText() {
    assertThat(problems("settings.saved", "I <3 it & you")).isEmpty();
  }

  private static List<String> problems(String key, String text) {
    var yaml =
        "name: x\nlanguages: [en]\nmenu: {id: home, text: x, items: [{label: x, action: history}]}\ntexts: {%s: %s}"
            .formatted(key, text);
    return switch (BotFile.parse(yaml, "bot.yaml", MediaFiles.beside(null))) {
      case BotFile.Result.Loaded _ -> List.of();
      case BotFile.Result.Rejected rejected ->
          rejected.problems().stream().map(Problem::toString).toList();
    };
  }

  @Test
  void theSampleLoadsWithThePhrasesOfTheProduct() {
    assertThat(BotFile.parse(BotFile.sample(), "bot.yaml", MediaFiles.beside(null)))
        .isInstanceOfSatisfying(
            BotFile.Result.Loaded.class,
            loaded -> assertThat(loaded.bot().phrases()).containsOnlyKeys(product.keys()));
  }
}
