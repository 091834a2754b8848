package switchboard.markup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import switchboard.base.Suggestions;

/**
 * A tag of Telegram's HTML (Bot API, Formatting options, HTML style).
 *
 * @param attribute the attribute it may have; empty for none
 * @param required whether the attribute is required
 * @param value pattern of the attribute's value
 * @param example the tag in its correct form
 */
record HtmlTag(String name, String attribute, boolean required, Pattern value, String example) {

  /** A mistake in a tag. */
  record Fault(String message, String suggestion) {}

  private static final Pattern ATTRIBUTE =
      Pattern.compile("([^\\s=\"'/]+)(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"']+))?");
  private static final Pattern ANY = Pattern.compile("(?s).*");

  private static final List<HtmlTag> ALL =
      List.of(
          plain("b"),
          plain("strong"),
          plain("i"),
          plain("em"),
          plain("u"),
          plain("ins"),
          plain("s"),
          plain("strike"),
          plain("del"),
          plain("tg-spoiler"),
          plain("pre"),
          new HtmlTag(
              "code",
              "class",
              false,
              Pattern.compile("language-\\S+"),
              "<pre><code class=\"language-java\">"),
          new HtmlTag(
              "span", "class", true, Pattern.compile("tg-spoiler"), "<span class=\"tg-spoiler\">"),
          new HtmlTag(
              "a",
              "href",
              true,
              Pattern.compile("(?i)(?:https?|tg|ton)://\\S+"),
              "<a href=\"https://…\">"),
          new HtmlTag("blockquote", "expandable", false, ANY, "<blockquote expandable>"),
          new HtmlTag(
              "tg-emoji",
              "emoji-id",
              true,
              Pattern.compile("\\d+"),
              "<tg-emoji emoji-id=\"5368324170671202286\">"),
          new HtmlTag(
              "tg-time", "unix", true, Pattern.compile("\\d+"), "<tg-time unix=\"1647531900\">"));

  private static final int MAX_SHOWN_LENGTH = 40;

  private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "wbr");

  private static HtmlTag plain(String name) {
    return new HtmlTag(name, "", false, ANY, "<" + name + ">");
  }

  static Optional<HtmlTag> named(String name) {
    return ALL.stream().filter(tag -> tag.name.equals(name)).findFirst();
  }

  /** Whether a tag of web pages has no end tag. */
  static boolean isVoid(String name) {
    return VOID.contains(name);
  }

  /** What to use instead of a tag that Telegram does not support. */
  static String instead(String name) {
    return switch (name) {
      case "br", "p", "div" -> "start a new line in the text instead";
      case "h1", "h2", "h3", "h4", "h5", "h6", "title" -> "use `<b>` for a heading";
      case "ul", "ol", "li" -> "start each line with `• ` instead";
      case "img" -> "texts cannot contain images: link one with `<a href=\"…\">`";
      case "hr", "table", "tr", "td", "th", "font", "small", "big", "center" ->
          "remove it: Telegram has nothing similar";
      default ->
          Suggestions.to(name, ALL.stream().map(HtmlTag::name).toList())
              .map("did you mean `<%s>`?"::formatted)
              .orElse("use b, i, u, s, a, code, pre, blockquote or tg-spoiler; `&lt;` for a `<`");
    };
  }

  /** Mistakes in the attributes, given the text between the name and {@code >}. */
  List<Fault> flaws(String rest, boolean inPre) {
    var given = attributes(rest);
    var faults = new ArrayList<Fault>();
    var allowed = name.equals("tg-time") ? List.of(attribute, "format") : List.of(attribute);
    given.keySet().stream()
        .filter(key -> !allowed.contains(key))
        .forEach(key -> faults.add(unknown(key)));
    var written = given.get(attribute);
    if (written == null ? required && faults.isEmpty() : !value.matcher(written).matches()) {
      faults.add(
          new Fault(
              written == null
                  ? "`<%s>` needs `%s`".formatted(name, attribute)
                  : "`%s` of `<%s>` is not valid".formatted(attribute, name),
              "write it as `%s`".formatted(example)));
    } else if (name.equals("code") && written != null && !inPre) {
      faults.add(new Fault("`<code>` has a language outside `<pre>`", "write it as " + example));
    }
    return faults;
  }

  private Fault unknown(String key) {
    return new Fault(
        "`<%s>` has no attribute `%s`".formatted(name, MessageText.shorten(key, MAX_SHOWN_LENGTH)),
        "write it as `%s`".formatted(example));
  }

  private static Map<String, String> attributes(String rest) {
    var attributes = new LinkedHashMap<String, String>();
    var matcher = ATTRIBUTE.matcher(rest);
    while (matcher.find()) {
      var value = Optional.ofNullable(matcher.group(2)).orElse("");
      attributes.put(matcher.group(1), unquoted(value));
    }
    return attributes;
  }

  private static String unquoted(String value) {
    return Arrays.asList("\"", "'").stream().anyMatch(value::startsWith)
        ? value.substring(1, value.length() - 1)
        : value;
  }
}
