package switchboard.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import switchboard.base.TextFile;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.domain.Bot;
import switchboard.insight.ScreenUse.Step;

class ScreenUseTest {

  /** Home → hours → holidays → easter, home → find. */
  private final Bot bot = bot("first");

  private static Bot bot(String name) {
    try {
      var text = BotFile.read(Path.of("server/src/test/resources/bots", name + ".yaml"));
      var result = BotFile.parse(text, name, MediaFiles.beside(null));
      return ((BotFile.Result.Loaded) result).bot();
    } catch (TextFile.UnreadableException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Step tap(String from, String to, long times) {
    return new Step(from, to, true, times);
  }

  private static Step command(String from, String to, long times) {
    return new Step(from, to, false, times);
  }

  @Test
  void aScreenIsOpenedLeftGoneBackFromAndTappedAgain() {
    var steps =
        List.of(
            command("", "home", 10),
            tap("home", "hours", 8),
            tap("hours", "home", 3),
            command("hours", "home", 1),
            tap("hours", "hours", 2),
            command("hours", "hours", 5));
    assertThat(ScreenUse.of(bot, steps, Map.of("hours", 4L, "home", 6L, ":history", 1L)))
        .containsExactly(
            new ScreenUse("home", 14, 6, 0, 0),
            new ScreenUse("hours", 8, 4, 4, 2),
            new ScreenUse(":history", 0, 1, 0, 0));
  }

  @Test
  void aScreenWithANewIdKeepsItsFigures() {
    var renamed = bot("second"); // find is called way there
    assertThat(
            ScreenUse.of(renamed, List.of(tap("home", "find", 2), tap("home", "way", 3)), Map.of()))
        .containsExactly(new ScreenUse("way", 5, 0, 0, 0));
    assertThat(
            ScreenUse.strongest(renamed, List.of(tap("home", "find", 2), tap("home", "way", 3)), 9))
        .containsExactly(tap("home", "way", 5));
  }

  @Test
  void theStrongestWaysLeadFromOneScreenToAnother() {
    var steps =
        List.of(
            command("", "home", 90),
            tap("hours", "hours", 80),
            tap("home", "hours", 5),
            command("home", "hours", 4),
            tap("home", "find", 8),
            tap("hours", "home", 1));
    assertThat(ScreenUse.strongest(bot, steps, 2))
        .containsExactly(command("home", "hours", 9), tap("home", "find", 8));
  }

  @Test
  void screensWithoutVisitorsAreUnopened() {
    var uses = ScreenUse.of(bot, List.of(tap("", "home", 1), tap("home", "gone", 1)), Map.of());
    assertThat(ScreenUse.unopened(bot, uses))
        .containsExactly("easter", "find", "holidays", "hours");
  }

  @Test
  void aScreenHasItsNameInTheBotFile() {
    assertThat(ScreenName.of(bot, "hours")).hasToString("Opening hours");
    assertThat(ScreenName.of(bot, "home")).hasToString("Main menu");
    assertThat(ScreenName.of(bot, ":history")).hasToString("Message history");
    assertThat(ScreenName.of(bot, "gone")).hasToString("(removed) gone");
    assertThat(ScreenName.of(bot, ":other")).hasToString("(removed) :other");
    assertThat(ScreenName.of(bot, "")).hasToString("(start of the visit)");
  }
}
