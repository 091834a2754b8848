package switchboard.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the log warned of since the start, the same words together; the newest are kept. */
public final class Warnings {

  private static final int MOST = 200;
  private static final int LONGEST = 1000;

  /**
   * The same words of the same part of the program.
   *
   * @param details of the last time
   */
  public record Group(
      boolean error,
      String logger,
      String words,
      String details,
      long times,
      Instant first,
      Instant last) {

    private Group again(String news, Instant at) {
      return new Group(error, logger, words, news, times + 1, first, at);
    }
  }

  private record Key(boolean error, String logger, String words) {}

  private final Map<Key, Group> groups = new LinkedHashMap<>();

  public synchronized void add(
      boolean error, String logger, String words, String details, Instant at) {
    add(new Group(error, logger, bounded(words), bounded(details), 1, at, at));
  }

  private static String bounded(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  private void add(Group news) {
    var key = new Key(news.error(), news.logger(), news.words());
    var known = groups.remove(key);
    groups.put(key, known == null ? news : known.again(news.details(), news.last()));
    if (groups.size() > MOST) {
      groups.remove(groups.keySet().iterator().next());
    }
  }

  /** The last one first. */
  public synchronized List<Group> all() {
    return List.copyOf(groups.values()).reversed();
  }

  /** How many different errors there were. */
  public long errorsSince(Instant start) {
    return all().stream().filter(group -> group.error() && !group.last().isBefore(start)).count();
  }
}
