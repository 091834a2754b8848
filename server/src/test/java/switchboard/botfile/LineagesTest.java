package switchboard.botfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineagesTest {

  private static final String NOW =
      "{name: n, languages: [en], menu: {id: home, text: x, items: [%s]}}";
  private static final String FOOD = "{label: x, id: food, text: x, formerly: [menu]}";

  @Test
  void aRemovedScreenRemembersItsAncestorsNearestFirst() {
    var earlier =
        NOW.formatted(
            "{label: x, id: food, text: x, items: [{label: x, id: cakes, text: x, items:"
                + " [{label: x, id: order, text: x}]}]}");
    var lineage = Lineages.of(ParsedBotFile.bot(NOW.formatted(FOOD)), List.of(earlier));
    assertThat(lineage.of("order")).containsExactly("cakes", "food", "home");
    assertThat(lineage.of("cakes")).containsExactly("food", "home");
    assertThat(lineage.ancestors()).doesNotContainKeys("home", "food");
  }

  @Test
  void theNewestFileThatHasItCounts() {
    var bot = ParsedBotFile.bot(NOW.formatted(FOOD));
    var newer = NOW.formatted("{label: x, id: a, text: x, items: [{label: x, id: gone, text: x}]}");
    var older = NOW.formatted("{label: x, id: gone, text: x}");
    assertThat(Lineages.of(bot, List.of(newer, older)).of("gone")).containsExactly("a", "home");
    assertThat(Lineages.of(bot, List.of(older, newer)).of("gone")).containsExactly("home");
  }

  @Test
  void aRemovedScreensFormerIdsAreRememberedToo() {
    var earlier = NOW.formatted("{label: x, id: b, text: x, formerly: [a]}");
    var lineage = Lineages.of(ParsedBotFile.bot(NOW.formatted(FOOD)), List.of(earlier));
    assertThat(lineage.of("a")).containsExactly("home");
  }

  @Test
  void earlierFilesNeedNotPassTodaysChecks() {
    var bot = ParsedBotFile.bot(NOW.formatted(FOOD));
    var odd =
        "{langs: 3, menu: {id: home, text: '<b>', items: [{id: old, colour: red}, {id: 'a b'}]}}";
    var lineage = Lineages.of(bot, List.of("no: [yaml", "", "- list", odd));
    assertThat(lineage.of("old")).containsExactly("home");
    assertThat(lineage.of("a b")).containsExactly("home");
  }
}
