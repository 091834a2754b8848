package switchboard.language;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts and languages that people, and those who mean harm, may send. */
public final class HostileTexts {

  private static final int MAX_LENGTH = 4_096;

  /** Each is there once at least in every run, and repeated up to the longest message. */
  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "\n",
          "\t\r",
          "\u0000\u0001\u001B[31m",
          "\uFFFF",
          "\uFDD0",
          "😀",
          "👩‍👩‍👧",
          "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
          "\uD83D",
          "\uDE00",
          "\u202E",
          "\u2067\u061C",
          "\u200F",
          "\u200D",
          "\u200B\u2060\u3164",
          "\u0301",
          "e\u0301\u0302\u0303",
          "ﷺ",
          "ﬁ",
          "ß",
          "İ",
          "𠮷",
          "़",
          "open",
          "wo ist",
          "dónde",
          "où",
          "preço",
          "меню",
          "де ви",
          "كم سعر",
          "मेनू",
          "咖啡多少钱",
          "delete everything",
          "12:00",
          "-",
          "?",
          "<",
          ">",
          "&",
          "\"",
          "<b>",
          "</b></i>",
          "<a href=\"javascript:alert(1)\">x</a>",
          "&amp;&#x41;&nope;",
          "{first_name}{bot}",
          "$1 \\1 \\\\ %s ${jndi:ldap://x}",
          "/delete",
          "o:a:delete");

  private static final List<String> PHRASES =
      SubjectFile.shipped().values().stream()
          .map(Map::values)
          .flatMap(languages -> languages.stream().flatMap(List::stream))
          .toList();

  private HostileTexts() {}

  public static Arbitrary<String> all() {
    return Arbitraries.oneOf(
        codePoints(), codeUnits(), mixtures(), longest(), phrases().map(HostileTexts::joined));
  }

  /** Any tag: those of the bot, others, and what is none. */
  public static Arbitrary<String> languages() {
    return Arbitraries.oneOf(
        Arbitraries.of("en", "de", "es", "fr", "pt", "ru", "uk", "ar", "hi", "zh"),
        Arbitraries.of("", "xx", "de-AT", "zh-Hant-TW", "-", "\uD83D", "EN"),
        Arbitraries.strings().all().ofMaxLength(40));
  }

  private static Arbitrary<String> codePoints() {
    return Arbitraries.integers()
        .between(0, Character.MAX_CODE_POINT)
        .map(Character::toString)
        .list()
        .ofMaxSize(300)
        .map(HostileTexts::joined);
  }

  /** With surrogates that have no partner. */
  private static Arbitrary<String> codeUnits() {
    return Arbitraries.strings().all().ofMaxLength(300);
  }

  private static Arbitrary<String> mixtures() {
    return Combinators.combine(
            Arbitraries.of(PIECES).list().ofMaxSize(40), Arbitraries.of("", " ", "\n"))
        .as((pieces, between) -> String.join(between, pieces));
  }

  private static Arbitrary<String> longest() {
    return Combinators.combine(Arbitraries.of("", "a", "open "), Arbitraries.of(PIECES))
        .as((first, piece) -> {
          var room = piece.isEmpty() ? 0 : (MAX_LENGTH - first.length()) / piece.length();
          return first + piece.repeat(room);
        });
  }

  /** Phrases of the lexicon with up to three typing errors, joined without a space at times. */
  private static Arbitrary<List<String>> phrases() {
    var phrase =
        Combinators.combine(Arbitraries.of(PHRASES), errors(), Arbitraries.of("", " ", " ", "? "))
            .as((text, errors, after) -> {
              var written = text;
              for (var error : errors) {
                written = error.in(written);
              }
              return written + after;
            });
    return phrase.list().ofMinSize(1).ofMaxSize(4);
  }

  private static Arbitrary<List<TypingError>> errors() {
    return Combinators.combine(
            Arbitraries.of(TypingError.Kind.class),
            Arbitraries.integers().between(0, 40),
            Arbitraries.chars().all())
        .as(TypingError::new)
        .list()
        .ofMaxSize(3);
  }

  private static String joined(List<String> parts) {
    return parts.stream().collect(Collectors.joining());
  }

  /**
   * @param place where, from the beginning; counted around the end of a shorter text
   * @param key what is typed
   */
  private record TypingError(Kind kind, int place, char key) {

    private enum Kind {
      MISSING,
      ADDED,
      OTHER,
      SWAPPED
    }

    String in(String text) {
      if (text.isEmpty()) {
        return text;
      }
      var at = place % text.length();
      var before = text.substring(0, at);
      var here = text.charAt(at);
      var after = text.substring(at + 1);
      return switch (kind) {
        case MISSING -> before + after;
        case ADDED -> before + key + here + after;
        case OTHER -> before + key + after;
        case SWAPPED ->
            after.isEmpty() ? text : before + after.charAt(0) + here + after.substring(1);
      };
    }
  }

  /** The text with escapes for all but ASCII, so that it can be copied from a report. */
  public static String escaped(String text) {
    return text.chars()
        .mapToObj(unit ->
            unit >= ' ' && unit < 0x7F ? Character.toString(unit) : "\\u%04X".formatted(unit))
        .collect(Collectors.joining());
  }
}
