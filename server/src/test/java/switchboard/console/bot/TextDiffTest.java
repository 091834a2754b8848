package switchboard.console.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDiffTest {

  /** The lines as shown: kind, number, text. */
  private static List<String> shown(TextDiff diff) {
    return diff.lines().stream()
        .map(line ->
            switch (line.kind()) {
              case SAME -> " %d %s".formatted(line.number(), line.text());
              case ADDED -> "+%d %s".formatted(line.number(), line.text());
              case REMOVED -> "-%d %s".formatted(line.number(), line.text());
              case FOLDED -> "…%d".formatted(line.number());
            })
        .toList();
  }

  private static String numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
  }

  @Test
  void threeLinesStayOnBothSidesOfAChange() {
    var before = numbers(1, 20);
    var after = before.replace("\n10\n", "\nten\n10½\n");
    assertThat(shown(TextDiff.of(before, after)))
        .containsExactly(
            "…6", " 7 7", " 8 8", " 9 9", "-10 10", "+10 ten", "+11 10½", " 12 11", " 13 12",
            " 14 13", "…7");
  }

  @Test
  void changesThatAreNearShareWhatIsBetween() {
    var before = numbers(1, 10);
    assertThat(shown(TextDiff.of(before, before.replace("2\n", "two\n").replace("9\n", "nine\n"))))
        .containsExactly(
            " 1 1", "-2 2", "+2 two", " 3 3", " 4 4", " 5 5", " 6 6", " 7 7", " 8 8", "-9 9",
            "+9 nine", " 10 10");
  }

  @Test
  void aSingleLineIsNotFolded() {
    var before = numbers(1, 11);
    assertThat(shown(TextDiff.of(before, before.replace("2\n", "two\n").replace("10\n", "ten\n"))))
        .contains(" 6 6")
        .noneMatch(line -> line.startsWith("…"));
  }

  @Test
  void onlyTheEndsOfLinesAreNoChange() {
    assertThat(shown(TextDiff.of("a\r\nb\r\n", "a\nb"))).containsExactly("…2");
  }

  @Test
  void nothingAndSomething() {
    assertThat(shown(TextDiff.of("", "a\n"))).containsExactly("+1 a");
    assertThat(shown(TextDiff.of("a\n", ""))).containsExactly("-1 a");
    assertThat(shown(TextDiff.of("", ""))).isEmpty();
    assertThat(shown(TextDiff.whole("a\nb\n"))).containsExactly(" 1 a", " 2 b");
  }

  @Test
  void filesThatAreLargeAndWhollyDifferentAreComparedSoon() {
    var before = numbers(1, 100_000);
    var after = numbers(200_001, 300_000);
    var diff = assertTimeout(Duration.ofSeconds(5), () -> TextDiff.of(before, after));
    assertThat(diff.added()).isEqualTo(100_000);
    assertThat(diff.removed()).isEqualTo(100_000);
  }

  private static String random(Random random) {
    return IntStream.range(0, random.nextInt(40))
        .mapToObj(_ -> "abc".charAt(random.nextInt(3)) + "\n")
        .collect(Collectors.joining());
  }

  /** Each line shown has its number in its own text, and the diff contains both texts. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsShownIsTrue(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      isTrue(random(random), random(random));
    }
  }

  private static void isTrue(String before, String after) {
    var old = before.lines().toList();
    var now = after.lines().toList();
    var diff = TextDiff.of(before, after);
    long shownOrFolded = 0;
    for (var line : diff.lines()) {
      switch (line.kind()) {
        case SAME, ADDED -> assertThat(now.get(line.number() - 1)).isEqualTo(line.text());
        case REMOVED -> assertThat(old.get(line.number() - 1)).isEqualTo(line.text());
        case FOLDED -> shownOrFolded += line.number() - 1;
      }
      shownOrFolded++;
    }
    assertThat(shownOrFolded - diff.removed()).isEqualTo(now.size());
    assertThat(shownOrFolded - diff.added()).isEqualTo(old.size());
  }
}
