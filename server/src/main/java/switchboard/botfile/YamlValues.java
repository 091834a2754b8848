package switchboard.botfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import switchboard.markup.MessageText;

/** Converts YAML nodes to typed values, or reports that they have another type. */
record YamlValues(BotFileSource source, ProblemList problems) {

  private static final int SHOWN = 40;

  /** Whether the value is empty, {@code null} or {@code ~}. */
  boolean isEmpty(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  String keyOf(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
  }

  Optional<YamlFields> fields(MappingKind kind, Node node) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new YamlFields(kind, mapping, this, problems));
    }
    problems.add(
        Position.of(node.getStartMark()),
        "%s must be a mapping, but this is %s".formatted(kind.title(), typeOf(node)),
        "write `key: value` lines; keys: `%s`".formatted(String.join("`, `", kind.keys())));
    return Optional.empty();
  }

  Optional<Scalar> scalar(Node node, String title) {
    if (node instanceof ScalarNode scalar && !isEmpty(node)) {
      return Optional.of(Scalar.of(scalar, source));
    }
    problems.add(
        Position.of(node.getStartMark()),
        "%s must be a single value, but is %s".formatted(title, typeOf(node)),
        "write it as `key: value`; a text with `: `, `#`, `{` or `[` needs quotes around it");
    return Optional.empty();
  }

  /**
   * A single value that users read. A comment that cuts it was not meant as one, so it is reported.
   */
  Optional<Scalar> text(Node node, String title) {
    var text = scalar(node, title);
    text.flatMap(it -> source.commentAfter(it.node()))
        .ifPresent(comment ->
            problems.add(
                comment.spot(),
                "` #` begins a comment, so the text ends before `%s`"
                    .formatted(shortened(comment.text())),
                "put the text in quotes; a comment is written as `# …`, with a space"));
    return text;
  }

  /** Additional advice on a value that is only a comment. */
  String commentAdvice(NodeTuple tuple) {
    return source.isCommentBehind(tuple.getKeyNode())
        ? "; a text that begins with # needs quotes"
        : "";
  }

  /** A text, or a mapping of texts by language. */
  Optional<DraftText> localizedText(Node node, String title) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(byLanguage(mapping, title));
    }
    return scalarText(node, title).map(text -> DraftText.everywhere(text));
  }

  private Optional<Scalar> scalarText(Node node, String title) {
    if (node instanceof SequenceNode) {
      problems.add(
          Position.of(node.getStartMark()),
          "%s must be a text, but is a list".formatted(title),
          "write a text, or one text per language: `en: …`; a text that begins with [ needs quotes");
      return Optional.empty();
    }
    return text(node, title);
  }

  private DraftText byLanguage(MappingNode mapping, String title) {
    var languages = new LinkedHashMap<String, Scalar>();
    var texts = new ArrayList<DraftText.Translation>();
    for (var tuple : mapping.getValue()) {
      var language = scalar(tuple.getKeyNode(), "a language").orElse(null);
      if (language == null) {
        continue;
      }
      var first = languages.putIfAbsent(language.value(), language);
      if (first != null) {
        problems.add(
            language.spot(),
            "`%s` is given twice; first on line %d"
                .formatted(shortened(language.value()), first.spot().line()),
            "keep one of the two");
      } else if (isEmpty(tuple.getValueNode())) {
        problems.add(
            language.spot(),
            "%s has no text for `%s`".formatted(title, shortened(language.value())),
            "write the text, or remove the line" + commentAdvice(tuple));
      } else {
        scalarText(tuple.getValueNode(), "the text for `%s`".formatted(language.value()))
            .ifPresent(text -> texts.add(new DraftText.Translation(language, text)));
      }
    }
    return new DraftText(Position.of(mapping.getStartMark()), null, texts, languages.keySet());
  }

  static String typeOf(Node node) {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "empty";
      case ScalarNode scalar -> "the text `%s`".formatted(shortened(scalar.getValue()));
      default -> "something else";
    };
  }

  /** The text on one line and shortened, for messages. */
  static String shortened(String text) {
    return MessageText.shorten(text, SHOWN);
  }
}
