package switchboard.domain;

import java.util.List;
import java.util.Map;

/**
 * Where screens that are no longer in the bot file used to hang: buttons outlive edits.
 *
 * @param ancestors by the id of a screen of an earlier version, its ancestors then, nearest first
 */
public record Lineage(Map<String, List<String>> ancestors) {

  public static final Lineage NONE = new Lineage(Map.of());

  public List<String> of(String screen) {
    return ancestors.getOrDefault(screen, List.of());
  }
}
