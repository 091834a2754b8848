package switchboard.botfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
        .containsAll(Commands.OWN.keySet().stream().map(name -> "command." + name).toList());
  }

  @Test
  void aVarietyOfALanguageSpeaksItsBase() {
    assertThat(product.text("button.home", "pt-BR")).isEqualTo(product.text("button.home", "pt"));
    assertThat(product.text("button.home", "it")).isEmpty();
  }

  @Test
  void theSampleLoadsWithThePhrasesOfTheProduct() {
    assertThat(BotFile.parse(BotFile.sample(), "bot.yaml"))
        .isInstanceOfSatisfying(
            BotFile.Result.Loaded.class,
            loaded -> assertThat(loaded.bot().phrases()).containsOnlyKeys(product.keys()));
  }
}
