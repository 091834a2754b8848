package switchboard.simulator.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import switchboard.simulator.check.FormattedText.Entity;

/** Sorts and nests entities as Telegram returns them. */
final class EntityOrder {
  private static final Comparator<Entity> ORDER =
      Comparator.comparingInt(Entity::offset)
          .thenComparing(Comparator.comparingInt(Entity::length).reversed());

  /** Telegram keeps 100 entities per message and drops the rest. */
  private static final int KEPT = 100;

  /** Entities after this many are ignored, which bounds the cost of hostile nesting. */
  private static final int LOOKED_AT = 1000;

  private EntityOrder() {}

  /**
   * Sorts the entities. Code and pre contain no other entities, except that code with a language
   * directly inside pre becomes one entity with it.
   */
  static List<Entity> fixed(List<Entity> all) {
    List<Entity> entities = all.stream().distinct().sorted(ORDER).limit(LOOKED_AT).toList();
    List<Entity> merged =
        entities.stream().map(e -> e.type().equals("pre") ? merged(e, entities) : e).toList();
    return merged.stream()
        .filter(e -> merged.stream().noneMatch(other -> hides(other, e)))
        .map(EntityOrder::plain)
        .distinct()
        .sorted(ORDER)
        .limit(KEPT)
        .toList();
  }

  private static Entity merged(Entity pre, List<Entity> entities) {
    Optional<Entity> code =
        entities.stream()
            .filter(e -> e.type().equals("code") && e.value() != null && sameSpan(e, pre))
            .findFirst();
    return code.map(c -> new Entity("pre", pre.offset(), pre.length(), "language", c.value()))
        .orElse(pre);
  }

  private static boolean hides(Entity code, Entity inner) {
    boolean isCode = code.type().equals("pre") || code.type().equals("code");
    boolean inside = code.offset() <= inner.offset() && inner.end() <= code.end();
    boolean preOverCode = !(sameSpan(code, inner) && inner.type().equals("pre"));
    return isCode && inside && !code.equals(inner) && preOverCode;
  }

  private static boolean sameSpan(Entity a, Entity b) {
    return a.offset() == b.offset() && a.length() == b.length();
  }

  private static Entity plain(Entity e) {
    return e.type().equals("code") ? new Entity("code", e.offset(), e.length()) : e;
  }
}
