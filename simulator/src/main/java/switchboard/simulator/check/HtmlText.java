package switchboard.simulator.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import switchboard.simulator.check.FormattedText.Entity;

/**
 * Parser for parse_mode HTML (Bot API, "HTML style") with Telegram's error texts, whose offsets
 * count UTF-8 bytes.
 */
public final class HtmlText {
  private static final Set<String> TAGS =
      Set.of(
          "b",
          "strong",
          "i",
          "em",
          "u",
          "ins",
          "s",
          "strike",
          "del",
          "a",
          "code",
          "pre",
          "blockquote",
          "tg-spoiler",
          "span",
          "tg-emoji");

  private record Open(String tag, Map<String, String> attributes, int offset) {}

  private final String html;
  private final StringBuilder text = new StringBuilder();
  private final List<Entity> entities = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;

  private HtmlText(String html) {
    this.html = html;
  }

  /**
   * Parses the text.
   *
   * @throws BotApiRefusal 400 "can't parse entities" where Telegram answers so
   */
  public static FormattedText parse(String html) {
    return new HtmlText(html).read();
  }

  private FormattedText read() {
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '&') {
        at = HtmlCharacters.decode(html, at, text);
      } else if (c != '<') {
        text.append(c);
        at++;
      } else if (peek(at + 1) == '/') {
        endTag();
      } else {
        startTag();
      }
    }
    if (!open.isEmpty()) {
      throw broken("Can't find end tag corresponding to start tag \"" + open.peek().tag() + "\"");
    }
    return new FormattedText(text.toString(), EntityOrder.fixed(entities));
  }

  private void startTag() {
    int begin = at++;
    String tag = until(false).toLowerCase(Locale.ROOT);
    if (at >= html.length()) {
      throw broken("Unclosed start tag", begin);
    }
    if (!TAGS.contains(tag)) {
      throw broken("Unsupported start tag \"" + tag + "\"", begin);
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    skipSpace();
    while (peek(at) != '>') {
      attribute(tag, begin, attributes);
      skipSpace();
    }
    at++;
    if (tag.equals("span") && !"tg-spoiler".equals(attributes.get("class"))) {
      throw broken("Tag \"span\" must have class \"tg-spoiler\"", begin);
    }
    open.push(new Open(tag, attributes, text.length()));
  }

  private void attribute(String tag, int begin, Map<String, String> attributes) {
    String name = until(true).toLowerCase(Locale.ROOT);
    if (name.isEmpty() && at < html.length()) {
      throw broken("Empty attribute name in the tag \"" + tag + "\"", begin);
    }
    skipSpace();
    if (at >= html.length()) {
      throw broken("Unclosed start tag \"" + tag + "\"", begin);
    }
    if (peek(at) != '=') {
      attributes.put(name, "");
      return;
    }
    at++;
    skipSpace();
    char quote = peek(at);
    attributes.put(name, quote == '"' || quote == '\'' ? quoted(quote) : bare());
    if (at >= html.length()) {
      throw broken("Unclosed start tag", begin);
    }
  }

  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < html.length() && html.charAt(at) != quote) {
      if (html.charAt(at) == '&') {
        at = HtmlCharacters.decode(html, at, value);
      } else {
        value.append(html.charAt(at++));
      }
    }
    at++;
    return value.toString();
  }

  private String bare() {
    int begin = at;
    while (Character.isLetterOrDigit(peek(at)) || peek(at) == '.' || peek(at) == '-') {
      at++;
    }
    if (at < html.length() && !isSpace(peek(at)) && peek(at) != '>') {
      throw broken("Unexpected end of name token", begin);
    }
    return html.substring(begin, at).toLowerCase(Locale.ROOT);
  }

  private void endTag() {
    int begin = at;
    if (open.isEmpty()) {
      throw broken("Unexpected end tag", begin);
    }
    at += 2;
    String name = until(false).toLowerCase(Locale.ROOT);
    skipSpace();
    if (peek(at) != '>') {
      throw broken("Unclosed end tag", begin);
    }
    at++;
    Open last = open.pop();
    if (!name.isEmpty() && !name.equals(last.tag())) {
      throw broken(
          "Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\""
              .formatted(bytes(begin), last.tag(), name));
    }
    if (text.length() > last.offset()) {
      HtmlTags.entity(last.tag(), last.attributes(), last.offset(), text).ifPresent(entities::add);
    }
  }

  private String until(boolean attribute) {
    int begin = at;
    while (at < html.length() && !isSpace(html.charAt(at)) && html.charAt(at) != '>') {
      if (attribute && "=/\"'".indexOf(html.charAt(at)) >= 0) {
        break;
      }
      at++;
    }
    return html.substring(begin, at);
  }

  private void skipSpace() {
    while (isSpace(peek(at))) {
      at++;
    }
  }

  private char peek(int index) {
    return index < html.length() ? html.charAt(index) : 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == 0x0B;
  }

  private int bytes(int index) {
    return html.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
  }

  private BotApiRefusal broken(String words, int index) {
    return broken(words + " at byte offset " + bytes(index));
  }

  private static BotApiRefusal broken(String words) {
    return BotApiRefusal.badRequest("can't parse entities: " + words);
  }
}
