package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.regex.Pattern;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.simulator.check.TextParameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks content against Telegram's limits. */
final class Limits {

  private static final Pattern MARKUP = Pattern.compile("<(/?)([a-z]+)[^<>]*>|&(\\w+);|[<>&]");

  private Limits() {}

  static void hold(Call call) {
    switch (call) {
      case Call.SendMessage(var _, var _, var content) -> hold(content);
      case Call.EditMessage(var _, var _, var _, var content) -> hold(content);
      case Call.ReplaceMessage(var _, var _, var _, var content) -> hold(content);
      case Call.SendExtra send -> hold(send.next());
      case Call.DeleteMessage _ -> {}
      case Call.EditInlineMessage(var _, var _, var _, var content, var _) -> hold(content);
      case Call.AnswerTap(var _, var text, var _) -> {
        if (text != null) {
          assertThat(text).hasSizeBetween(1, 200);
        }
      }
      case Call.SendDocument(var _, var _, var name, var _, var caption, var _) -> {
        assertThat(name).matches("[\\w.-]+");
        html(caption, 1024);
      }
    }
  }

  static void hold(Content content) {
    html(content.html(), content.file() == null ? 4096 : 1024);
    var buttons = content.keyboard().stream().flatMap(row -> row.stream()).toList();
    assertThat(buttons).hasSizeLessThanOrEqualTo(100);
    assertThat(content.keyboard()).allSatisfy(row -> assertThat(row).hasSizeBetween(1, 8));
    assertThat(buttons).allSatisfy(Limits::hold);
  }

  private static void hold(Button button) {
    assertThat(button.label()).isNotBlank().doesNotContain("{label}");
    if (button instanceof Button.Callback(var _, var data)) {
      assertThat(utf8(data).remaining()).isBetween(1, 64);
    }
  }

  static void html(String html, int longest) {
    assertThat(ReadableText.text(html).strip().codePoints().count()).isBetween(1L, (long) longest);
    assertThat(utf8(html).remaining())
        .as("bytes that the Bot API server reads")
        .isLessThan(1 << 15);
    assertThat(html.chars()).noneMatch(unit -> unit < ' ' && unit != '\n');
    balanced(html);
    judge(html, longest);
  }

  /** The simulator refuses what Telegram refuses. */
  private static void judge(String html, int longest) {
    var message = JsonNodeFactory.instance.objectNode().put("parse_mode", "HTML");
    var judged =
        longest == TextParameters.CAPTION
            ? TextParameters.caption(message.put("caption", html))
            : TextParameters.message(message.put("text", html));
    assertThat(judged.text()).isNotBlank();
  }

  private static void balanced(String html) {
    var open = new ArrayDeque<String>();
    MARKUP
        .matcher(html)
        .results()
        .forEach(found -> {
          if (found.group(3) != null) {
            assertThat(found.group(3)).isIn("lt", "gt", "amp", "quot");
          } else {
            assertThat(found.group(2)).as("tag in " + html).isIn("b", "i", "u", "a", "code");
            if (found.group(1).isEmpty()) {
              open.push(found.group(2));
            } else {
              assertThat(open.pop()).isEqualTo(found.group(2));
            }
          }
        });
    assertThat(open).isEmpty();
  }

  private static ByteBuffer utf8(String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new AssertionError("not to be written in UTF-8", e);
    }
  }
}
