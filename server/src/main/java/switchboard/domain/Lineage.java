package switchboard.domain;

import java.util.List;
import java.util.Map;

/**
 * Ancestors of screens that are no longer in the bot file, whose buttons still exist.
 *
 * @param ancestors by the id of a removed screen, its former ancestors, nearest first
 */
public record Lineage(Map<String, List<String>> ancestors) {

  public static final Lineage NONE = new Lineage(Map.of());

  public List<String> of(String screen) {
    return ancestors.getOrDefault(screen, List.of());
  }
}
