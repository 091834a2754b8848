package switchboard.botfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import switchboard.domain.Action;
import switchboard.domain.Bot;
import switchboard.domain.LocalizedText;
import switchboard.domain.Screen;
import switchboard.domain.Screen.Item;

class SampleTest {

  private final Bot bot = ParsedBotFile.bot(BotFile.sample());

  @Test
  void theSampleHasNoProblem() {
    assertThat(ParsedBotFile.problems(BotFile.sample())).isEmpty();
  }

  @Test
  void everyTextExistsInEachOfTenLanguages() {
    assertThat(bot.languages())
        .containsExactly("en", "es", "de", "fr", "pt", "ru", "uk", "ar", "hi", "zh");
    var screens = bot.screens().values();
    var texts =
        Stream.of(
                screens.stream().map(Screen::text),
                bot.commands().stream().map(Bot.BotCommand::description),
                bot.themes().stream().map(Bot.Theme::label))
            .flatMap(it -> it);
    assertThat(texts.map(LocalizedText::byLanguage))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it).containsOnlyKeys(bot.languages()));
    assertThat(screens.stream().flatMap(it -> it.items().stream()).map(Item::label))
        .filteredOn(it -> !it.in("en").equals("WiFi"))
        .allSatisfy(it -> assertThat(it.byLanguage()).containsOnlyKeys(bot.languages()));
  }

  @Test
  void textsAreTranslatedAndNotCopied() {
    assertThat(bot.screens().values())
        .allSatisfy(screen ->
            assertThat(new HashSet<>(screen.text().byLanguage().values()))
                .as(screen.id())
                .hasSize(bot.languages().size()));
  }

  @Test
  void itShowsWhatABotFileCanDo() {
    var items = bot.screens().values().stream().flatMap(it -> it.items().stream()).toList();
    assertThat(items)
        .hasAtLeastOneElementOfType(Item.Link.class)
        .hasAtLeastOneElementOfType(Item.Copy.class)
        .hasAtLeastOneElementOfType(Item.Open.class);
    assertThat(
            items.stream().filter(Item.Act.class::isInstance).map(it -> ((Item.Act) it).action()))
        .contains(Action.HISTORY, Action.EXPORT, Action.DELETE, Action.SETTINGS, Action.LANGUAGE);
    assertThat(bot.themes()).hasSize(3);
    assertThat(bot.homeScreen().columns()).isEqualTo(2);
    assertThat(bot.screens().keySet()).allMatch(id -> id.matches("[A-Za-z0-9_-]{1,64}"));
  }

  @Test
  void itIsFourLevelsDeep() {
    assertThat(path("cake-order")).containsExactly("cake-order", "cakes", "food", "home");
    assertThat(path("allergens")).containsExactly("allergens", "food", "home");
  }

  private List<String> path(String id) {
    var path = new ArrayList<String>();
    for (var at = Optional.of(id); at.isPresent(); at = above(at.get())) {
      path.add(at.get());
    }
    return path;
  }

  private Optional<String> above(String id) {
    return bot.screen(id).map(Screen::parent);
  }
}
