package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.EntityFinder;
import switchboard.simulator.check.FormattedText;
import switchboard.simulator.check.HtmlText;

final class HtmlTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          plain | plain | ``
          <b>a</b><strong>b</strong> | ab | bold 0+1, bold 1+1
          <i>a</i><em>b</em> | ab | italic 0+1, italic 1+1
          <u>a</u><ins>b</ins> | ab | underline 0+1, underline 1+1
          <s>a</s><strike>b</strike><del>c</del> | abc | strikethrough 0+1, strikethrough 1+1, strikethrough 2+1
          <tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span> | ab | spoiler 0+1, spoiler 1+1
          <a href="https://example.org/a?b=1&amp;c=2">x</a> | x | text_link 0+1 https://example.org/a?b=1&c=2
          <a href="example.org">x</a> | x | text_link 0+1 http://example.org/
          <a href='tg://user?id=101'>x</a> | x | text_mention 0+1 101
          <a href="no link">x</a> | x | ``
          <code>a</code> | a | code 0+1
          <pre>a</pre> | a | pre 0+1
          <pre><code class="language-java">a</code></pre> | a | pre 0+1 java
          <code><b>a</b></code> | a | code 0+1
          <blockquote>a</blockquote> | a | blockquote 0+1
          <blockquote expandable>a</blockquote> | a | expandable_blockquote 0+1
          <tg-emoji emoji-id="5368324170671202286">👍</tg-emoji> | 👍 | custom_emoji 0+2 5368324170671202286
          😀<b>a</b> | 😀a | bold 2+1
          <b>a<i>b</i></b> | ab | bold 0+2, italic 1+1
          <B>a</B> | a | bold 0+1
          <b >a</b > | a | bold 0+1
          <b>a</> | a | bold 0+1
          &lt;b&gt; &amp;&quot;&#65;&#x42; | <b> &"AB | ``
          &copy; &nbsp; & &#xD800; | &copy; &nbsp; & &#xD800; | ``
          <b></b>a | a | ``
          """)
  void readsTelegramsTags(String html, String text, String entities) {
    FormattedText formatted = HtmlText.parse(html);
    assertThat(formatted.text()).isEqualTo(text);
    String found =
        formatted.entities().stream()
            .map(e ->
                e.type()
                    + " "
                    + e.offset()
                    + "+"
                    + e.length()
                    + (e.value() == null ? "" : " " + e.value()))
            .collect(Collectors.joining(", "));
    assertThat(found).isEqualTo(entities);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <b>a | Can't find end tag corresponding to start tag "b"
          é<h1>a</h1> | Unsupported start tag "h1" at byte offset 2
          a<b | Unclosed start tag at byte offset 1
          a</b> | Unexpected end tag at byte offset 1
          <b>a</i> | Unmatched end tag at byte offset 4, expected "</b>", found "</i>"
          <b><i>a</b></i> | Unmatched end tag at byte offset 7, expected "</i>", found "</b>"
          <b>a</b | Unclosed end tag at byte offset 4
          <span>a</span> | Tag "span" must have class "tg-spoiler" at byte offset 0
          <a =x>a</a> | Empty attribute name in the tag "a" at byte offset 0
          <a href | Unclosed start tag "a" at byte offset 0
          <a href="x>a</a> | Unclosed start tag at byte offset 0
          <a href=x/y>a</a> | Unexpected end of name token at byte offset 8
          <br/> | Unsupported start tag "br/" at byte offset 0
          < b>a</b> | Unsupported start tag "" at byte offset 0
          <tg-emoji emoji-id="x">a</tg-emoji> | Invalid custom emoji identifier specified
          """)
  void refusesWhatTelegramRefuses(String html, String why) {
    assertThatThrownBy(() -> HtmlText.parse(html))
        .isInstanceOf(BotApiRefusal.class)
        .hasMessage("Bad Request: can't parse entities: " + why);
  }

  @Test
  void hostileNestingCostsLittle() {
    String deep = "<b>".repeat(60_000) + "a".repeat(400_000) + "</b>".repeat(60_000);
    assertThat(HtmlText.parse(deep).entities()).hasSize(1);
    String links = "<a>".repeat(60_000) + "a".repeat(400_000) + "</a>".repeat(60_000);
    assertThat(HtmlText.parse(links).entities()).isEmpty();
    assertThat(HtmlText.parse("<b>a</b>".repeat(60_000)).entities()).hasSize(100);
  }

  @Test
  void movesEntitiesWhenWhiteSpaceIsStripped() {
    FormattedText stripped = HtmlText.parse(" \n<b> a </b> ").stripped();
    assertThat(stripped.text()).isEqualTo("a");
    assertThat(stripped.entities()).containsExactly(new FormattedText.Entity("bold", 0, 1));
  }

  @Test
  void findsCommandsMentionsLinksAndTags() {
    FormattedText found =
        EntityFinder.complete(
            new FormattedText(
                "/start@x_bot see example.org, @anna_b #fun or a@b.org https://e.org/x.",
                java.util.List.of()));
    assertThat(found.entities())
        .extracting(e -> e.type() + " " + found.text().substring(e.offset(), e.end()))
        .containsExactly(
            "bot_command /start@x_bot",
            "url example.org",
            "mention @anna_b",
            "hashtag #fun",
            "email a@b.org",
            "url https://e.org/x");
  }
}
