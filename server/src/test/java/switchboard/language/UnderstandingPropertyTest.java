package switchboard.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Any text in any language is answered without an exception, in bounded time, and twice the same.
 * More texts: {@code -Djqwik.tries.default=100000}. A failure prints its seed; {@code Property(seed
 * = "…")} repeats it.
 */
class UnderstandingPropertyTest {

  private static final Understanding CAFE = Understanding.of(Questions.sample());

  @Provide
  Arbitrary<String> texts() {
    return HostileTexts.all();
  }

  @Provide
  Arbitrary<String> languages() {
    return HostileTexts.languages();
  }

  @Property
  void aTextIsUnderstoodTwiceTheSame(
      @ForAll("languages") String language, @ForAll("texts") String text) {
    var understood = CAFE.ask(language, text);

    assertThat(CAFE.ask(language, text)).as(HostileTexts.escaped(text)).isEqualTo(understood);
    assertThat(because(understood))
        .as(HostileTexts.escaped(text))
        .allSatisfy(word -> assertThat(text).contains(word));
    if (understood instanceof Understood.Perhaps(var guesses)) {
      assertThat(guesses).hasSizeBetween(1, 3);
    }
  }

  private static List<String> because(Understood understood) {
    return switch (understood) {
      case Understood.Meant meant -> meant.because();
      case Understood.Perhaps(var guesses) ->
          guesses.stream().flatMap(guess -> guess.because().stream()).toList();
      case Understood.Nothing _ -> List.of();
    };
  }

  @Property
  void confidenceIsAShareAndFalls(
      @ForAll("languages") String language, @ForAll("texts") String text) {
    var ranking = CAFE.ranking(language, text, 5).stream().map(Guess::confidence).toList();
    assertThat(ranking)
        .as(HostileTexts.escaped(text))
        .allSatisfy(confidence -> assertThat(confidence).isBetween(0.0, 1.0001))
        .isSortedAccordingTo((one, other) -> Double.compare(other, one));
  }

  @Example
  void theLongestMessagesTakeNoLongerThanShortOnes() {
    for (var part : List.of("a", "я", "ا", "咖", "\u0301", "😀", "open ", "Öffnungszeiten", "ﷺ")) {
      var text = part.repeat(4_096 / part.length());
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
}
