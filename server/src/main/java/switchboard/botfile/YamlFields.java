package switchboard.botfile;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import switchboard.base.Suggestions;

/** A mapping of the file, read by key. Reports unknown, repeated, missing and mistyped values. */
final class YamlFields {

  private final MappingKind kind;
  private final MappingNode node;
  private final YamlValues values;
  private final ProblemList problems;
  private final Map<String, Node> byKey = new LinkedHashMap<>();
  private final Map<String, Position> keySpots = new LinkedHashMap<>();

  YamlFields(MappingKind kind, MappingNode node, YamlValues values, ProblemList problems) {
    this.kind = kind;
    this.node = node;
    this.values = values;
    this.problems = problems;
    var written = node.getValue().stream().map(tuple -> values.keyOf(tuple)).toList();
    node.getValue().forEach(tuple -> note(tuple, written));
  }

  private void note(NodeTuple tuple, List<String> written) {
    var spot = Position.of(tuple.getKeyNode().getStartMark());
    var key = values.keyOf(tuple);
    if (kind.leavesAlone(key)) {
      return;
    }
    var meant = kind.keys().contains(key) ? key : guess(spot, key, written);
    var first = meant == null ? null : keySpots.putIfAbsent(meant, spot);
    if (first != null) {
      problems.add(
          spot,
          "`%s` is given twice; first on line %d".formatted(key, first.line()),
          "keep one of the two");
    } else if (meant != null && values.isEmpty(tuple.getValueNode())) {
      problems.add(
          spot,
          "`%s` has no value".formatted(key),
          "write one, or remove the key" + values.commentAdvice(tuple));
    } else if (meant != null) {
      byKey.put(meant, tuple.getValueNode());
    }
  }

  /** Reads a misspelt key as the one that was meant, so that one typo is one problem. */
  private @Nullable String guess(Position spot, String key, List<String> written) {
    var free = kind.keys().stream().filter(known -> !written.contains(known)).toList();
    var allowed = kind.keys().stream().map("`%s`"::formatted).collect(joining(", "));
    problems.add(
        spot,
        "unknown key `%s` in %s".formatted(YamlValues.shortened(key), kind.title()),
        Suggestions.orElse(key, free, "remove it; allowed here: " + allowed));
    return Suggestions.to(key, free).orElse(null);
  }

  Position spot() {
    return Position.of(node.getStartMark());
  }

  /** The place of the key; the start of the mapping when it is absent. */
  Position spotOf(String key) {
    return keySpots.getOrDefault(key, spot());
  }

  /** Whether the key exists, even without a value. */
  boolean mentions(String key) {
    return keySpots.containsKey(key);
  }

  Optional<Node> node(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  boolean isList(String key) {
    return byKey.get(key) instanceof SequenceNode;
  }

  Optional<Scalar> scalar(String key) {
    return node(key).flatMap(value -> values.scalar(value, "`%s`".formatted(key)));
  }

  /** A value that users read. */
  Optional<Scalar> text(String key) {
    return node(key).flatMap(value -> values.text(value, "`%s`".formatted(key)));
  }

  /** {@code true} or {@code false}; false when it is absent, true when it is something else. */
  boolean flag(String key) {
    var written = scalar(key).orElse(null);
    if (written != null && !written.value().matches("true|false")) {
      problems.add(
          written.spot(),
          "`%s` cannot be `%s`".formatted(key, YamlValues.shortened(written.value())),
          "write `true`, or remove the line");
    }
    return written != null && !written.value().equals("false");
  }

  Optional<DraftText> localizedText(String key) {
    return node(key).flatMap(value -> values.localizedText(value, "`%s`".formatted(key)));
  }

  /** The elements of a list; empty when the key is absent or its value is not a list. */
  List<Node> list(String key, String example) {
    return switch (byKey.get(key)) {
      case null -> List.of();
      case SequenceNode sequence -> sequence.getValue();
      case ScalarNode scalar -> wrongList(key, scalar, example);
      case Node other -> wrongList(key, other, example);
    };
  }

  private List<Node> wrongList(String key, Node value, String example) {
    problems.add(
        Position.of(value.getStartMark()),
        "`%s` must be a list, but is %s".formatted(key, YamlValues.typeOf(value)),
        "write it as " + example);
    return List.of();
  }

  /** Reports an absent key. */
  void require(String key, String suggestion) {
    if (!mentions(key)) {
      problems.add(spot(), "%s needs `%s`".formatted(kind.title(), key), suggestion);
    }
  }
}
