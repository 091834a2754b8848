package switchboard.botfile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Resolves merge keys of YAML 1.1 (yaml.org/type/merge.html): {@code <<: *name} adds the entries of
 * another mapping, or of a list of them. A mapping's own keys take precedence, then those of the
 * mapping named first. Entries keep their places in the file, so that problems point to where they
 * are written.
 */
final class MergeKeys {

  private final ProblemList problems;
  private final Set<Node> resolved = Collections.newSetFromMap(new IdentityHashMap<>());

  private MergeKeys(ProblemList problems) {
    this.problems = problems;
  }

  /**
   * @param root without nodes that contain themselves
   */
  static void resolve(Node root, ProblemList problems) {
    new MergeKeys(problems).resolve(root);
  }

  private void resolve(Node node) {
    if (!resolved.add(node)) {
      return;
    }
    switch (node) {
      case SequenceNode list -> list.getValue().forEach(this::resolve);
      case MappingNode mapping -> {
        mapping.getValue().forEach(it -> resolve(it.getValueNode()));
        if (mapping.getValue().stream().anyMatch(MergeKeys::isMerge)) {
          mapping.setValue(merged(mapping.getValue()));
        }
      }
      default -> {} // a scalar
    }
  }

  private static boolean isMerge(NodeTuple tuple) {
    return tuple.getKeyNode().getTag().equals(Tag.MERGE);
  }

  private List<NodeTuple> merged(List<NodeTuple> written) {
    var merged = new ArrayList<>(written.stream().filter(it -> !isMerge(it)).toList());
    var keys = new HashSet<String>();
    merged.forEach(it -> keys.add(key(it)));
    written.stream()
        .filter(MergeKeys::isMerge)
        .flatMap(it -> sources(it).stream())
        .flatMap(it -> it.getValue().stream())
        .filter(it -> keys.add(key(it)))
        .forEach(merged::add);
    return merged;
  }

  private static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
  }

  private List<MappingNode> sources(NodeTuple merge) {
    var value = merge.getValueNode();
    var all = value instanceof SequenceNode list ? list.getValue() : List.of(value);
    var sources = new ArrayList<MappingNode>();
    for (var source : all) {
      if (source instanceof MappingNode mapping) {
        sources.add(mapping);
      } else {
        problems.add(
            Position.of(source.getStartMark()),
            "`<<` merges mappings, but this is " + YamlValues.typeOf(source),
            "write `<<: *name`, with `&name` on the mapping to merge");
      }
    }
    return sources;
  }
}
