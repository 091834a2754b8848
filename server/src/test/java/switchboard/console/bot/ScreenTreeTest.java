package switchboard.console.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import switchboard.console.bot.ScreenTree.Entry;
import switchboard.domain.Answering;
import switchboard.domain.Bot;
import switchboard.domain.FreeText;
import switchboard.domain.LocalizedText;
import switchboard.domain.Screen;
import switchboard.store.RollupDao.ScreenOpened;

class ScreenTreeTest {

  private static LocalizedText words(String text) {
    return new LocalizedText(Map.of("en", text), "en");
  }

  private static Screen screen(String id, @Nullable String parent, String... opens) {
    var items =
        List.of(opens).stream()
            .<Screen.Item>map(to -> new Screen.Item.Open(words("to " + to), to))
            .toList();
    return new Screen(id, parent, words("<b>" + id + "</b> &amp;\n  more"), items, 1, List.of());
  }

  private static Bot bot(Screen... screens) {
    var byId = new LinkedHashMap<String, Screen>();
    List.of(screens).forEach(screen -> byId.put(screen.id(), screen));
    return new Bot(
        "Shop",
        List.of("en"),
        "home",
        byId,
        Map.of("old", "a"),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        FreeText.HISTORY,
        Answering.NONE,
        List.of());
  }

  /** The tree as text: subtrees in brackets after their id, mere links with →. */
  private static String drawn(Entry entry) {
    return switch (entry) {
      case Entry.Opens(_, var id, _, _, var below) ->
          id + below.stream().map(ScreenTreeTest::drawn).toList();
      case Entry.Leads(_, var id) -> "→" + id;
      case Entry.Does(var label, _, _) -> label;
    };
  }

  private static List<String> drawn(ScreenTree menu) {
    return menu.screens().stream().map(ScreenTreeTest::drawn).toList();
  }

  @Test
  void aScreenStandsBelowTheOneThatBackLeadsToAndIsNamedElsewhere() {
    var bot =
        bot(
            screen("home", null, "a", "b"),
            screen("a", "home", "b", "home"),
            screen("b", "home", "a"));
    assertThat(drawn(ScreenTree.of(bot, List.of()))).containsExactly("home[a[→b, →home], b[→a]]");
  }

  @Test
  void aScreenThatNoButtonOfItsParentOpensStandsByItself() {
    var bot = bot(screen("home", null, "a"), screen("a", "home"), screen("b", "home", "a"));
    assertThat(drawn(ScreenTree.of(bot, List.of()))).containsExactly("home[a[]]", "b[→a]");
  }

  @Test
  void aLongChainGoesOnByItself() {
    var chain = new ArrayList<Screen>(List.of(screen("home", null, "s0")));
    IntStream.range(0, 20_000)
        .forEach(i -> chain.add(screen("s" + i, i == 0 ? "home" : "s" + (i - 1), "s" + (i + 1))));
    chain.add(screen("s20000", "s19999"));
    assertThat(drawn(ScreenTree.of(bot(chain.toArray(Screen[]::new)), List.of())))
        .startsWith("home[s0[s1[s2[s3[s4[→s5]]]]]]", "s5[s6[s7[s8[s9[s10[→s11]]]]]]");
  }

  @Test
  void whatWasOpenedUnderAFormerIdCountsForTheScreenOfToday() {
    var opened =
        List.of(
            new ScreenOpened("a", 3),
            new ScreenOpened("old", 2),
            new ScreenOpened(":history", 5),
            new ScreenOpened("sold", 1));
    var menu = ScreenTree.of(bot(screen("home", null, "a"), screen("a", "home")), opened);
    assertThat(menu.screens().getFirst().entries())
        .containsExactly(new Entry.Opens("to a", "a", "a & more", 5, List.of()));
    assertThat(menu.own())
        .contains(new ScreenOpened(":history", 5), new ScreenOpened(":privacy", 0));
    assertThat(menu.gone()).containsExactly(new ScreenOpened("sold", 1));
  }

  @Test
  void aLongTextIsCutBetweenCharacters() {
    assertThat(ScreenTree.shortened("🍰".repeat(200))).isEqualTo("🍰".repeat(160) + "…");
    assertThat(ScreenTree.shortened("🍰".repeat(160))).isEqualTo("🍰".repeat(160));
  }
}
