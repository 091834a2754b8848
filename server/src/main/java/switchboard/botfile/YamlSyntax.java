package switchboard.botfile;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.StreamReader;
import switchboard.base.TextFile;

/** Parses text into YAML nodes, and explains what is invalid or dangerous. */
final class YamlSyntax {

  static final int MAX_BYTES = 1 << 20;
  private static final int MAX_NODES = 100_000;

  /** Replaces bytes that are not UTF-8. */
  private static final int REPLACED = 0xFFFD;

  private static final int DEEPEST = 50;

  private final BotFileSource source;
  private final ProblemList problems;
  private int nodes;

  private YamlSyntax(BotFileSource source, ProblemList problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The file's top mapping; empty after a problem. */
  static Optional<MappingNode> read(BotFileSource source, ProblemList problems) {
    var syntax = new YamlSyntax(source, problems);
    return syntax.acceptable() ? syntax.root() : Optional.empty();
  }

  private boolean acceptable() {
    if (source.text().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      problems.add(
          Position.START,
          "the file is larger than 1 MiB",
          "move long texts to web pages and link to them");
      return false;
    }
    if (TextFile.isUtf16(source.text().getBytes(StandardCharsets.UTF_8))) {
      problems.add(Position.START, "this is UTF-16 text, not UTF-8", "save the file as UTF-8 text");
      return false;
    }
    var line = 1;
    var column = 1;
    for (var character : source.text().codePoints().toArray()) {
      if (character == REPLACED || !StreamReader.isPrintable(character)) {
        problems.add(
            new Position(line, column),
            character == REPLACED
                ? "bytes that are not UTF-8"
                : "an invisible character (U+%04X) that YAML forbids".formatted(character),
            character == REPLACED
                ? "save the file as UTF-8 text"
                : "delete it; save the file as UTF-8 text");
        return false;
      }
      column = character == '\n' ? 1 : column + 1;
      line += character == '\n' ? 1 : 0;
    }
    return true;
  }

  private Optional<MappingNode> root() {
    var root = compose();
    if (root == null || !bounded(root)) {
      return Optional.empty();
    }
    MergeKeys.resolve(root, problems);
    if (root instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    if (!LookAlikeCheck.explain(source, Position.of(root.getStartMark()).line(), 1, problems)) {
      problems.add(
          Position.of(root.getStartMark()),
          "the file must be a mapping, but is " + YamlValues.typeOf(root),
          "begin with `name:` and the bot's name");
    }
    return Optional.empty();
  }

  private @Nullable Node compose() {
    var options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(MAX_BYTES);
    try {
      var node = new Yaml(options).compose(new StringReader(source.text()));
      if (node == null) {
        problems.add(Position.START, "the file is empty", "start from the sample bot file");
      }
      return node;
    } catch (MarkedYAMLException e) {
      YamlErrorText.explain(e, source, problems);
    } catch (YAMLException e) {
      problems.add(Position.START, YamlErrorText.limit(e), "use less nesting and no aliases");
    }
    return null;
  }

  /**
   * Limits what aliases expand to, like the file itself: a few lines can stand for billions of
   * nodes, or for themselves.
   */
  private boolean bounded(Node root) {
    Set<Node> above = Collections.newSetFromMap(new IdentityHashMap<>());
    return bounded(root, above);
  }

  private boolean bounded(Node node, Set<Node> above) {
    if (++nodes > MAX_NODES || above.size() > 2 * DEEPEST || !above.add(node)) {
      problems.add(
          Position.of(node.getStartMark()),
          "aliases (`*name`) expand to themselves or to too many values",
          "write the values out");
      return false;
    }
    var fine =
        switch (node) {
          case SequenceNode list -> list.getValue().stream().allMatch(it -> bounded(it, above));
          case MappingNode mapping ->
              mapping.getValue().stream()
                  .allMatch(
                      it -> bounded(it.getKeyNode(), above) && bounded(it.getValueNode(), above));
          default -> true;
        };
    above.remove(node);
    return fine;
  }
}
