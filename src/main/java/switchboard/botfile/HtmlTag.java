package switchboard.botfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import switchboard.base.Nearest;

/**
 * The tags of a Telegram text (Bot API, Formatting options, HTML style).
 *
 * @param attribute the one that it may have; empty for none
 * @param required whether it must have it
 * @param value what the attribute must look like
 * @param example the tag as it should be
 */
record HtmlTag(String name, String attribute, boolean required, Pattern value, String example) {

  /** Something wrong with a tag. */
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

  private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "wbr");

  private static HtmlTag plain(String name) {
    return new HtmlTag(name, "", false, ANY, "<" + name + ">");
  }

  static Optional<HtmlTag> named(String name) {
    return ALL.stream().filter(tag -> tag.name.equals(name)).findFirst();
  }

  /** Tags of web pages that have no end. */
  static boolean isVoid(String name) {
    return VOID.contains(name);
  }

  /** What to write for a tag that Telegram does not have. */
  static String instead(String name) {
    return switch (name) {
      case "br", "p", "div" -> "begin a new line in the text instead";
      case "h1", "h2", "h3", "h4", "h5", "h6", "title" -> "use `<b>` for a heading";
      case "ul", "ol", "li" -> "begin each line with `• ` instead";
      case "img" -> "a menu text holds no pictures: link one with `<a href=\"…\">`";
      case "hr", "table", "tr", "td", "th", "font", "small", "big", "center" ->
          "leave it out: Telegram has nothing like it";
      default ->
          Nearest.to(name, ALL.stream().map(HtmlTag::name).toList())
              .map("did you mean `<%s>`?"::formatted)
              .orElse("use b, i, u, s, a, code, pre, blockquote or tg-spoiler; `&lt;` for a `<`");
    };
  }

  /** What is wrong with the attributes, given what stands between the name and {@code >}. */
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
                  : "`%s` of `<%s>` is wrong".formatted(attribute, name),
              "write it as `%s`".formatted(example)));
    } else if (name.equals("code") && written != null && !inPre) {
      faults.add(new Fault("`<code>` has a language outside of `<pre>`", "write it as " + example));
    }
    return faults;
  }

  private Fault unknown(String key) {
    return new Fault(
        "`<%s>` has no attribute `%s`".formatted(name, Values.shortened(key)),
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
