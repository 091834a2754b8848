package switchboard.botfile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import switchboard.domain.Bot;
import switchboard.domain.Lineage;

/** Finds the ancestors of removed screens in earlier versions of a bot file. */
public final class Lineages {

  private Lineages() {}

  /**
   * Earlier files are not checked again: they were valid once. Parts that cannot be read are
   * skipped.
   *
   * @param newestFirst texts of the earlier files; for a screen in several of them, the newest
   *     counts
   */
  public static Lineage of(Bot current, List<String> newestFirst) {
    var ancestors = new HashMap<String, List<String>>();
    for (var yaml : newestFirst) {
      remember(yaml, current, ancestors);
    }
    return new Lineage(Map.copyOf(ancestors));
  }

  private static void remember(String yaml, Bot current, Map<String, List<String>> ancestors) {
    var source = new BotFileSource("", yaml);
    var ignored = new ProblemList(source);
    var root = YamlSyntax.read(source, ignored).orElse(null);
    if (root == null) {
      return;
    }
    var draft = DraftReader.read(root, source, ignored);
    var parents = ScreenParents.of(draft);
    for (var screen : draft.screens()) {
      if (screen.id() != null) {
        var above = ScreenParents.ancestors(parents, parents.get(screen.id().value()));
        Stream.concat(Stream.of(screen.id()), screen.formerly().stream())
            .map(Scalar::value)
            .filter(id -> current.screen(id).isEmpty())
            .forEach(id -> ancestors.putIfAbsent(id, above));
      }
    }
  }
}
