package switchboard.botfile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import switchboard.domain.Bot;
import switchboard.domain.Lineage;

/** Finds out from earlier versions of a bot file where the screens that are gone used to hang. */
public final class Lineages {

  private Lineages() {}

  /**
   * Tolerant: earlier files were valid once, and today's checks do not matter; what cannot be read
   * is left out.
   *
   * @param newestFirst the earlier files' texts; where several have a screen, the newest counts
   */
  public static Lineage of(Bot current, List<String> newestFirst) {
    var ancestors = new HashMap<String, List<String>>();
    for (var yaml : newestFirst) {
      remember(yaml, current, ancestors);
    }
    return new Lineage(Map.copyOf(ancestors));
  }

  private static void remember(String yaml, Bot current, Map<String, List<String>> ancestors) {
    var source = new Source("", yaml);
    var ignored = new Problems(source);
    var root = Syntax.read(source, ignored).orElse(null);
    if (root == null) {
      return;
    }
    var draft = DraftReader.read(root, source, ignored);
    var parents = Parents.of(draft);
    for (var screen : draft.screens()) {
      if (screen.id() != null) {
        var above = Parents.ancestors(parents, parents.get(screen.id().value()));
        Stream.concat(Stream.of(screen.id()), screen.formerly().stream())
            .map(Scalar::value)
            .filter(id -> current.screen(id).isEmpty())
            .forEach(id -> ancestors.putIfAbsent(id, above));
      }
    }
  }
}
