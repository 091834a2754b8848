package switchboard.botfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the structure of a bot file. The checks judge the values. */
final class DraftReader {

  private static final int DEFAULT_COLUMNS = 1;
  private static final int MAX_COLUMNS = 8;
  private static final List<String> OF_A_SCREEN =
      Stream.concat(
              Stream.of("id", "text", "items", "columns", "formerly", "invites_text"),
              MappingKind.media().stream())
          .toList();

  private final ProblemList problems;
  private final YamlValues values;
  private final FreeTextReader freeText;
  private final List<Draft.Screen> screens = new ArrayList<>();
  private boolean whole = true;

  private DraftReader(BotFileSource source, ProblemList problems) {
    this.problems = problems;
    this.values = new YamlValues(source, problems);
    this.freeText = new FreeTextReader(values, problems);
  }

  static Draft read(MappingNode root, BotFileSource source, ProblemList problems) {
    return new DraftReader(source, problems).file(root);
  }

  private Draft file(MappingNode root) {
    var file = new YamlFields(MappingKind.FILE, root, values, problems);
    file.require("name", "add `name:` with the bot's name");
    file.require("languages", "add `languages: [en]`; the first is the default");
    file.require("menu", "add `menu:` with `id`, `text` and `items`");
    menu(file);
    for (var node : file.list("screens", "a list of screens: `- id: …`")) {
      values
          .fields(MappingKind.SCREEN, node)
          .ifPresentOrElse(it -> screen(it, null, true), this::lose);
    }
    return new Draft(
        file.text("name").orElse(null),
        file.spotOf("languages"),
        file.isList("languages"),
        scalars(file, "languages", "`[en, de]`"),
        themes(file),
        commands(file),
        List.copyOf(screens),
        phrases(file),
        freeText.ofFile(file),
        DraftAnswering.read(file, values),
        DraftGoal.read(file, values),
        whole);
  }

  private void menu(YamlFields file) {
    file.node("menu")
        .flatMap(node -> values.fields(MappingKind.SCREEN, node))
        .ifPresentOrElse(menu -> screen(menu, null, false), this::lose);
  }

  private void lose() {
    whole = false;
  }

  private void screen(YamlFields fields, @Nullable String parent, boolean listed) {
    fields.require("id", "add `id:` with a short name that never changes, such as `hours`");
    fields.require("text", "add `text:` with the screen's text");
    var id = fields.scalar("id").orElse(null);
    whole &= id != null;
    freeText.ofScreen(fields, id);
    var place = screens.size();
    var items = new ArrayList<Draft.Item>();
    for (var node : fields.list("items", "a list of buttons: `- label: …`")) {
      values
          .fields(MappingKind.ITEM, node)
          .ifPresentOrElse(it -> items.add(item(it, id == null ? null : id.value())), this::lose);
    }
    screens.add(
        place,
        new Draft.Screen(
            fields.spot(),
            id,
            parent,
            listed,
            fields.flag("link"),
            fields.localizedText("text").orElse(null),
            new MediaReader(values, problems).read(fields),
            columns(fields),
            items,
            scalars(fields, "formerly", "`[old-id]`")));
    if (fields.isList("items") && items.isEmpty() && fields.list("items", "").isEmpty()) {
      problems.add(
          fields.spotOf("items"), "`items` is empty", "add a button, or remove the key `items`");
    }
  }

  private int columns(YamlFields fields) {
    var written = fields.scalar("columns").orElse(null);
    if (written == null) {
      return DEFAULT_COLUMNS;
    }
    if (written.value().matches("[1-" + MAX_COLUMNS + "]")) {
      return Integer.parseInt(written.value());
    }
    problems.add(
        written.spot(),
        "`columns` cannot be `%s`".formatted(YamlValues.shortened(written.value())),
        "write a whole number from 1 to " + MAX_COLUMNS);
    return DEFAULT_COLUMNS;
  }

  private Draft.Item item(YamlFields fields, @Nullable String parent) {
    fields.require("label", "add `label:` with the button's text");
    var targets = targets(fields);
    if (targets.isEmpty()) {
      whole &= !fields.mentions("open");
      problems.add(
          fields.spot(),
          "this button does nothing",
          "add `open`, `url`, `copy`, `action`, or a nested screen (`id` and `text`)");
    } else if (targets.size() > 1) {
      problems.add(
          fields.spotOf(targets.get(1)),
          "a button does one thing, not both `%s` and `%s`"
              .formatted(targets.get(0), targets.get(1)),
          "keep one of them");
    }
    var target = targets.isEmpty() ? null : target(fields, targets.getFirst(), parent);
    freeText.ofItem(fields, target);
    return new Draft.Item(fields.spot(), fields.localizedText("label").orElse(null), target);
  }

  /** The keys that define what the button does. A nested screen counts once. */
  private static List<String> targets(YamlFields fields) {
    var own = OF_A_SCREEN.stream().filter(fields::mentions).findFirst();
    var others = Stream.of("open", "url", "copy", "action").filter(fields::mentions);
    return Stream.concat(own.stream(), others).toList();
  }

  private Draft.@Nullable Target target(YamlFields fields, String key, @Nullable String parent) {
    return switch (key) {
      case "open" -> fields.scalar(key).map(id -> new Draft.Target.Open(id, false)).orElse(null);
      case "url" -> fields.localizedText(key).map(Draft.Target.Link::new).orElse(null);
      case "copy" -> fields.localizedText(key).map(Draft.Target.Copy::new).orElse(null);
      case "action" -> fields.scalar(key).map(Draft.Target.Act::new).orElse(null);
      default -> nested(fields, parent);
    };
  }

  private Draft.@Nullable Target nested(YamlFields fields, @Nullable String parent) {
    screen(fields, parent, false);
    return fields.scalar("id").map(id -> new Draft.Target.Open(id, true)).orElse(null);
  }

  private List<Draft.Theme> themes(YamlFields file) {
    return file.list("themes", "a list of themes: `- id: …`").stream()
        .flatMap(node -> values.fields(MappingKind.THEME, node).stream())
        .map(this::theme)
        .toList();
  }

  private Draft.Theme theme(YamlFields fields) {
    fields.require("id", "add `id:` with a short name such as `plain`");
    fields.require("label", "add `label:` with the name shown in the settings");
    fields.require("button", "add `button: \"{label}\"`");
    return new Draft.Theme(
        fields.spot(),
        fields.scalar("id").orElse(null),
        fields.localizedText("label").orElse(null),
        fields.text("button").orElse(null));
  }

  private List<Draft.Command> commands(YamlFields file) {
    return file.list("commands", "a list of commands: `- command: …`").stream()
        .flatMap(node -> values.fields(MappingKind.COMMAND, node).stream())
        .map(this::command)
        .toList();
  }

  private Draft.Command command(YamlFields fields) {
    fields.require("command", "add `command:` with its name, without the slash");
    fields.require("description", "add `description:`, which Telegram's menu shows");
    if (fields.mentions("open") && fields.mentions("action")) {
      problems.add(
          fields.spotOf("action"),
          "a command does one thing, not both `open` and `action`",
          "keep one of them");
    }
    return new Draft.Command(
        fields.spot(),
        fields.scalar("command").orElse(null),
        fields.localizedText("description").orElse(null),
        fields.scalar("open").orElse(null),
        fields.scalar("action").orElse(null));
  }

  private List<Draft.Phrase> phrases(YamlFields file) {
    var phrases = new ArrayList<Draft.Phrase>();
    if (file.node("texts").orElse(null) instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        phrase(tuple.getKeyNode(), tuple.getValueNode()).ifPresent(phrases::add);
      }
    } else if (file.node("texts").isPresent()) {
      problems.add(
          file.spotOf("texts"),
          "`texts` must be a mapping of phrases",
          "write it as `history.title: {it: …}`");
    }
    return phrases;
  }

  private Optional<Draft.Phrase> phrase(Node keyNode, Node valueNode) {
    var key = values.scalar(keyNode, "a phrase's key").orElse(null);
    if (key == null) {
      return Optional.empty();
    }
    return values
        .localizedText(valueNode, "`%s`".formatted(YamlValues.shortened(key.value())))
        .map(words -> new Draft.Phrase(key, words));
  }

  private List<Scalar> scalars(YamlFields fields, String key, String example) {
    return fields.list(key, example).stream()
        .flatMap(node -> values.scalar(node, "each of `%s`".formatted(key)).stream())
        .toList();
  }
}
