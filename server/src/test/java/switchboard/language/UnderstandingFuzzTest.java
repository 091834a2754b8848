package switchboard.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random and hostile texts are answered without an exception, in bounded time, and twice the same.
 * More rounds: {@code -Drounds=20}, for that many times as many.
 */
class UnderstandingFuzzTest {

  private static final int TIMES = Integer.getInteger("rounds", 1);

  private static final Understanding CAFE = Understanding.of(Questions.sample());

  private static final List<String> SPICE =
      List.of(
          "😀",
          "👩‍👩‍👧",
          "\uD83D",
          "\uDE00",
          "\u202E",
          "\u200F",
          "\u200D",
          "\u0301",
          "e\u0301\u0302\u0303",
          "Z\u0351\u036B\u0343",
          "\u0000",
          "\uFFFF",
          "\n",
          "ﷺ",
          "ß",
          "İ",
          "open",
          "wo ist",
          "كم",
          "سعر",
          "मेनू",
          "़",
          "咖啡多少钱",
          "𠮷",
          "ﬁ",
          "меню",
          "12:00",
          "-",
          "?");

  @Test
  void mixturesOfScriptsAndSignsAreAnswered() {
    var random = new Random(20_261_201);
    for (var round = 0; round < 2_000 * TIMES; round++) {
      var text = new StringBuilder();
      for (var parts = random.nextInt(40); parts > 0; parts--) {
        text.append(SPICE.get(random.nextInt(SPICE.size())));
        text.append(random.nextBoolean() ? " " : "");
      }
      check(text.toString());
    }
  }

  @Test
  void randomCharactersAreAnswered() {
    var random = new Random(7);
    for (var round = 0; round < 500 * TIMES; round++) {
      var text = new StringBuilder();
      for (var parts = random.nextInt(300); parts > 0; parts--) {
        text.append((char) random.nextInt(Character.MAX_VALUE + 1));
      }
      check(text.toString());
    }
  }

  @Test
  void theLongestMessagesTakeNoLongerThanShortOnes() {
    for (var part : List.of("a", "я", "ا", "咖", "\u0301", "😀", "open ", "Öffnungszeiten", "ﷺ")) {
      var text = part.repeat(4_096 / part.length());
      check(text);
      var start = System.nanoTime();
      for (var i = 0; i < 20; i++) {
        CAFE.ask("en", text);
      }
      // Far above the measured time, for busy machines.
      assertThat(Duration.ofNanos((System.nanoTime() - start) / 20))
          .as(part)
          .isLessThan(Duration.ofMillis(250));
    }
  }

  private static void check(String text) {
    assertThatCode(
            () -> {
              var first = CAFE.ask("en", text);
              assertThat(CAFE.ask("en", text)).isEqualTo(first);
              CAFE.ranking("xx", text, 5)
                  .forEach(guess -> assertThat(guess.confidence()).isBetween(0.0, 1.0001));
            })
        .as(text)
        .doesNotThrowAnyException();
  }
}
