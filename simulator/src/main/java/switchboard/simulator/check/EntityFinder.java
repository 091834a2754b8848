package switchboard.simulator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.simulator.check.FormattedText.Entity;

/**
 * Detects the entities that Telegram adds itself: commands, mentions, links, hashtags, e-mail
 * addresses.
 */
public final class EntityFinder {
  private record Rule(String type, Pattern pattern) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "url",
              Pattern.compile(
                  "(?<![\\w@.])(?:(?:https?|tg)://[^\\s<>\"']{1,2000}|(?:[a-z0-9-]{1,63}\\.){1,5}"
                      + "(?:com|org|net|io|me|dev|app|de|es|fr|info|eu|uk|ru|ua|in|cn)"
                      + "(?![\\w@])(?:/[^\\s<>\"']{0,2000})?)",
                  Pattern.CASE_INSENSITIVE)),
          new Rule(
              "email",
              Pattern.compile("(?<![\\w.])[\\w.+-]{1,64}@(?:[\\w-]{1,63}\\.){1,5}\\w{2,24}")),
          new Rule(
              "bot_command",
              Pattern.compile(
                  "(?<![\\p{L}\\p{N}_/@.<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\\w/])")),
          new Rule("mention", Pattern.compile("(?<![\\w@/.])@[A-Za-z0-9_]{4,32}(?!\\w)")),
          new Rule("hashtag", Pattern.compile("(?<![\\p{L}\\p{N}_#])#[\\p{L}\\p{N}_]{1,256}")));

  private EntityFinder() {}

  /** Adds the entities detected outside the given ones. */
  public static FormattedText complete(FormattedText given) {
    List<Entity> all = new ArrayList<>(given.entities());
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(given.text());
      while (matcher.find()) {
        String found = matcher.group().replaceFirst("[.,:;!?)]+$", "");
        Entity entity = new Entity(rule.type(), matcher.start(), found.length());
        if (all.stream().noneMatch(other -> collides(entity, other))) {
          all.add(entity);
        }
      }
    }
    return new FormattedText(given.text(), EntityOrder.fixed(all));
  }

  private static boolean collides(Entity found, Entity other) {
    boolean overlap = found.offset() < other.end() && other.offset() < found.end();
    return overlap
        && switch (other.type()) {
          case "bold", "italic", "underline", "strikethrough", "spoiler" -> false;
          case "blockquote", "expandable_blockquote" -> false;
          default -> true;
        };
  }
}
