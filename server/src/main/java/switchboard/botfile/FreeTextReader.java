package switchboard.botfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import switchboard.botfile.DraftFreeText.Ask;
import switchboard.botfile.DraftFreeText.Owner;
import switchboard.botfile.DraftFreeText.Subject;

/**
 * Reads what a bot file says about free text: {@code free_text}, {@code ask}, {@code subjects},
 * {@code invites_text}.
 */
final class FreeTextReader {

  private static final String EXAMPLE = "`[opening hours, are you open]`";

  private final YamlValues values;
  private final ProblemList problems;
  private final List<Ask> asks = new ArrayList<>();
  private final Set<String> inviting = new HashSet<>();

  FreeTextReader(YamlValues values, ProblemList problems) {
    this.values = values;
    this.problems = problems;
  }

  /** Reads {@code ask} and {@code invites_text} of a screen. */
  void ofScreen(YamlFields fields, @Nullable Scalar id) {
    var invites = fields.flag("invites_text");
    if (id != null) {
      ask(fields, new Owner.OfScreen(id.value()));
      if (invites) {
        inviting.add(id.value());
      }
    }
  }

  /** Reads {@code ask} of a button. That of a nested screen is the screen's. */
  void ofItem(YamlFields fields, Draft.@Nullable Target target) {
    switch (target) {
      case Draft.Target.Open(var screen, var nested) -> {
        if (!nested) {
          ask(fields, new Owner.OfScreen(screen.value()));
        }
      }
      case Draft.Target.Act(var action) -> ask(fields, new Owner.OfAction(action.value()));
      case Draft.Target.Link _, Draft.Target.Copy _ -> ask(fields, null);
      case null -> {}
    }
  }

  private void ask(YamlFields fields, @Nullable Owner owner) {
    fields
        .node("ask")
        .map(node -> wordings(node, "`ask`"))
        .ifPresent(it -> asks.add(new Ask(fields.spotOf("ask"), owner, it)));
  }

  DraftFreeText ofFile(YamlFields file) {
    var subjects = new ArrayList<Subject>();
    if (file.node("subjects").orElse(null) instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        subject(tuple.getKeyNode(), tuple.getValueNode()).ifPresent(subjects::add);
      }
    } else if (file.node("subjects").isPresent()) {
      problems.add(
          file.spotOf("subjects"),
          "`subjects` must be a mapping of subjects",
          "write it as `hours: {en: [late shopping]}`");
    }
    return new DraftFreeText(
        file.scalar("free_text").orElse(null),
        List.copyOf(asks),
        List.copyOf(subjects),
        Set.copyOf(inviting));
  }

  private Optional<Subject> subject(Node key, Node value) {
    return values
        .scalar(key, "the name of a subject")
        .map(name ->
            new Subject(
                name, wordings(value, "`%s`".formatted(YamlValues.shortened(name.value())))));
  }

  private DraftWordings wordings(Node node, String title) {
    var groups = new ArrayList<DraftWordings.Group>();
    if (node instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        values
            .scalar(tuple.getKeyNode(), "a language")
            .ifPresent(language ->
                groups.add(
                    new DraftWordings.Group(language, phrases(tuple.getValueNode(), title))));
      }
    } else {
      groups.add(new DraftWordings.Group(null, phrases(node, title)));
    }
    return new DraftWordings(List.copyOf(groups));
  }

  private List<Scalar> phrases(Node node, String title) {
    if (node instanceof SequenceNode list) {
      return list.getValue().stream()
          .flatMap(phrase -> values.text(phrase, "each phrase of " + title).stream())
          .toList();
    }
    problems.add(
        Position.of(node.getStartMark()),
        "%s must be a list, but is %s".formatted(title, YamlValues.typeOf(node)),
        "write it as " + EXAMPLE);
    return List.of();
  }
}
