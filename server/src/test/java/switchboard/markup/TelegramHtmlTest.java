package switchboard.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Telegram rejects is covered, message by message, by the mistakes of the bot file. */
class TelegramHtmlTest {

  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "&",
          "\"",
          "'",
          "/",
          "<b>",
          "</b>",
          "<i>",
          "</i>",
          "<a href=\"",
          "<a href='x>y'>",
          "</a>",
          "<pre>",
          "<code class=\"language-x\">",
          "&lt;",
          "&amp;",
          "&nbsp;",
          "&#",
          "&#128512;",
          "&#x1F600;",
          "&#0;",
          "&#9999999;",
          "😀",
          "\uD83D",
          "\u0000",
          " ",
          "\n",
          "x",
          "<br>",
          "</");

  static Stream<String> noise() {
    var random = new Random(20_261_129);
    return Stream.generate(() ->
            Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                .limit(random.nextInt(20))
                .collect(Collectors.joining()))
        .limit(2_000);
  }

  @Test
  void noiseHasFlawsInsideTheTextOnly() {
    assertThat(noise())
        .allSatisfy(html ->
            assertThat(TelegramHtml.parse(html).flaws())
                .allSatisfy(flaw -> assertThat(flaw.offset()).isBetween(0, html.length() - 1)));
  }

  @Test
  void escapedNoiseIsShownAsItIs() {
    assertThat(noise())
        .allSatisfy(text -> {
          var parsed = TelegramHtml.parse(TelegramHtml.escape(text));
          assertThat(parsed.visible()).isEqualTo(MessageText.clean(text));
          assertThat(parsed.flaws()).isEmpty();
        });
  }

  @Test
  void theLengthOfPartsIsTheSumOfTheirLengths() {
    assertThat(noise())
        .allSatisfy(text -> {
          var escaped = TelegramHtml.escape(text);
          assertThat(
                  TelegramHtml.length(
                      "<b>" + escaped + "</b> <a href=\"https://x.org/?a=1>2\">x</a>"))
              .isEqualTo(TelegramHtml.length(escaped) + 2);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "a<b>b</b>c, abc",
    "1 &lt; 2 &amp;amp; 3, 1 < 2 &amp; 3",
    "&#65;&#x42;&quot;, AB\"",
    "&#128512;, 😀",
    "1 < 2 > 1, 1 < 2 > 1",
    "a & b, a & b",
    "<a href=\"https://x.org/?a>b\">here</a>, here",
    "<tg-emoji emoji-id=\"1\">👍</tg-emoji>, 👍",
  })
  void tagsAndReferencesAreNotVisible(String html, String visible) {
    assertThat(TelegramHtml.visible(html)).isEqualTo(visible);
  }

  @ParameterizedTest
  @MethodSource("blank")
  void aTextOfSpacesAndTagsIsBlank(String html) {
    assertThat(TelegramHtml.isBlank(html)).isTrue();
  }

  static Stream<String> blank() {
    return Stream.of("", " \n", "<b></b>", "<b> </b>", "&#32;", "\u200B\u2060", "\u3164", "\u2800");
  }

  @Test
  void charactersAreCountedAsTelegramDoes() {
    assertThat(TelegramHtml.length("<b>😀</b>é&#128512;")).isEqualTo(3);
  }

  @Test
  void aClippedTextHasNoHalfCharacter() {
    assertThat(MessageText.clip("ab😀cd", 4)).isEqualTo("ab…");
    assertThat(MessageText.clip("abcd", 4)).isEqualTo("abcd");
    assertThat(MessageText.clip("abcd", 0)).isEmpty();
  }

  @Test
  void aShortenedTextIsOnOneLine() {
    assertThat(MessageText.shorten(" a\n\n b ", 3)).isEqualTo("a b");
    assertThat(MessageText.shorten("😀😀 😀😀", 3)).isEqualTo("😀😀…");
  }
}
