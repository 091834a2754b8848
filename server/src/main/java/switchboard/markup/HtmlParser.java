package switchboard.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import switchboard.markup.TelegramHtml.Flaw;

/**
 * Parses Telegram's HTML (Bot API, Formatting options, HTML style). It is stricter where Telegram
 * silently drops formatting: links to nowhere, nested quotes.
 */
final class HtmlParser {

  private record Open(String tag, int offset) {}

  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));");
  private static final Pattern NAMED = Pattern.compile("&([a-zA-Z]\\w{0,30});");
  private static final Pattern TAG_START = Pattern.compile("</?([a-zA-Z][a-zA-Z0-9-]*)");

  private final String text;
  private final StringBuilder visible = new StringBuilder();
  private final List<Flaw> flaws = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;

  HtmlParser(String text) {
    this.text = text;
  }

  TelegramHtml parse() {
    while (at < text.length()) {
      step();
    }
    open.forEach(this::neverClosed);
    return new TelegramHtml(visible.toString(), List.copyOf(flaws));
  }

  private void flaw(int offset, String message, String suggestion) {
    flaws.add(new Flaw(offset, message, suggestion));
  }

  private void step() {
    switch (text.charAt(at)) {
      case '&' -> reference();
      case '<' -> tag();
      default -> plainText();
    }
  }

  private void plainText() {
    var start = at;
    while (at < text.length() && text.charAt(at) != '<' && text.charAt(at) != '&') {
      at++;
    }
    visible.append(text, start, at);
  }

  private void reference() {
    var reference = REFERENCE.matcher(text).region(at, text.length());
    if (reference.lookingAt()) {
      visible.append(
          reference.group(3) != null
              ? named(reference.group(3))
              : numbered(reference.group(1), reference.group(2)));
      at = reference.end();
      return;
    }
    var named = NAMED.matcher(text).region(at, text.length());
    if (named.lookingAt()) {
      flaw(
          at,
          "Telegram does not know `%s`".formatted(named.group()),
          "write the character itself; only &lt; &gt; &amp; &quot; have names");
    } else {
      flaw(at, "a bare `&`", "write `&amp;`");
    }
    visible.append(text.charAt(at++));
  }

  private static String named(String name) {
    return switch (name) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      default -> "\"";
    };
  }

  private String numbered(String decimal, String hexadecimal) {
    var number = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hexadecimal, 16);
    if (Character.isValidCodePoint(number) && number > 0) {
      return Character.toString(number);
    }
    flaw(at, "no character has the number " + number, "write the character itself");
    return "?";
  }

  private void tag() {
    var start = TAG_START.matcher(text).region(at, text.length());
    if (!start.lookingAt()) {
      flaw(at, "a bare `<`", "write `&lt;`");
      visible.append(text.charAt(at++));
      return;
    }
    var end = tagEnd(start.end());
    if (end < 0) {
      flaw(
          at,
          "`%s` has no `>`".formatted(start.group()),
          "close the tag with `>`, or write `&lt;` for a `<` in the text");
      at = start.end();
      return;
    }
    var name = start.group(1).toLowerCase(Locale.ROOT);
    if (text.charAt(at + 1) == '/') {
      close(name);
    } else {
      open(name, text.substring(start.end(), end));
    }
    at = end + 1;
  }

  /** The index of the tag's {@code >}, skipping those in quotes; -1 for none. */
  private int tagEnd(int from) {
    var quote = '\0';
    for (var i = from; i < text.length(); i++) {
      var letter = text.charAt(i);
      if (quote != '\0') {
        quote = letter == quote ? '\0' : quote;
      } else if (letter == '"' || letter == '\'') {
        quote = letter;
      } else if (letter == '>' || letter == '<') {
        return letter == '>' ? i : -1;
      }
    }
    return -1;
  }

  private void open(String name, String rest) {
    var known = HtmlTag.named(name);
    if (known.isEmpty()) {
      flaw(at, "Telegram does not know the tag `<%s>`".formatted(name), HtmlTag.instead(name));
      if (HtmlTag.isVoid(name)) {
        return;
      }
    } else {
      nesting(name);
      known.get().flaws(rest, isIn("pre")).forEach(it -> flaw(at, it.message(), it.suggestion()));
    }
    open.push(new Open(name, at));
  }

  private void nesting(String name) {
    var language = name.equals("code") && !open.isEmpty() && open.peek().tag().equals("pre");
    if ((isIn("pre") || isIn("code")) && !language) {
      flaw(
          at,
          "`<%s>` inside `<pre>` or `<code>`".formatted(name),
          "close the code before it: code cannot contain other formatting");
    } else if (name.equals("blockquote") && isIn("blockquote")) {
      flaw(at, "`<blockquote>` inside a `<blockquote>`", "close the first one before it");
    }
  }

  private boolean isIn(String tag) {
    return open.stream().anyMatch(it -> it.tag().equals(tag));
  }

  private void close(String name) {
    if (!isIn(name)) {
      if (!HtmlTag.isVoid(name)) {
        flaw(at, "`</%s>` closes nothing".formatted(name), closable(name));
      }
      return;
    }
    while (!open.getFirst().tag().equals(name) && !closedLater(open.getFirst())) {
      neverClosed(open.pop());
    }
    var inner = open.getFirst().tag();
    if (!inner.equals(name)) {
      flaw(
          at,
          "`</%s>` while `<%s>` is still open".formatted(name, inner),
          "write `</%s>` first: what was opened last is closed first".formatted(inner));
    }
    open.remove(open.stream().filter(it -> it.tag().equals(name)).findFirst().orElseThrow());
  }

  private boolean closedLater(Open tag) {
    return text.indexOf("</" + tag.tag(), at + 2) >= 0;
  }

  private void neverClosed(Open tag) {
    flaw(
        tag.offset(),
        "`<%s>` is never closed".formatted(tag.tag()),
        "add `</%s>`".formatted(tag.tag()));
  }

  private String closable(String name) {
    var inner = open.peek();
    if (inner == null) {
      return "remove it, or add `<%s>` before it".formatted(name);
    }
    if (!closedLater(inner)) {
      // Most likely a typo: do not report the opening tag as well.
      open.pop();
    }
    return "did you mean `</%s>`?".formatted(inner.tag());
  }
}
