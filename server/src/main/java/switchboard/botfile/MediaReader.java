package switchboard.botfile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import switchboard.domain.Attachment;

/** Reads what a screen shows besides its text. */
record MediaReader(YamlValues values, ProblemList problems) {

  DraftMedia read(YamlFields screen) {
    var album = screen.list("album", "a list of files: `[one.jpg, two.jpg]`");
    return new DraftMedia(
        file(screen),
        screen.mentions("album") ? screen.spotOf("album") : null,
        album.stream().flatMap(node -> values.scalar(node, "each of `album`").stream()).toList(),
        screen.node("location").map(this::place).orElse(null),
        screen.node("contact").map(this::contact).orElse(null));
  }

  private DraftMedia.@Nullable File file(YamlFields screen) {
    var kinds =
        Stream.of(Attachment.Kind.values()).filter(kind -> screen.mentions(key(kind))).toList();
    if (kinds.size() > 1) {
      problems.add(
          screen.spotOf(key(kinds.get(1))),
          "a screen shows one file, not both `%s` and `%s`"
              .formatted(key(kinds.get(0)), key(kinds.get(1))),
          "keep one of them, or show several photos as `album: [one.jpg, two.jpg]`");
    }
    return kinds.stream()
        .limit(1)
        .flatMap(kind ->
            screen.localizedText(key(kind)).stream().map(paths -> new DraftMedia.File(kind, paths)))
        .findFirst()
        .orElse(null);
  }

  static String key(Attachment.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private DraftMedia.@Nullable Place place(Node node) {
    var fields = values.fields(MappingKind.LOCATION, node).orElse(null);
    if (fields == null) {
      return null;
    }
    List.of("lat", "lon")
        .forEach(key -> fields.require(key, "write `{lat: 52.5163, lon: 13.3777}`, in degrees"));
    return new DraftMedia.Place(
        fields.spot(),
        fields.scalar("lat").orElse(null),
        fields.scalar("lon").orElse(null),
        fields.localizedText("title").orElse(null),
        fields.localizedText("address").orElse(null));
  }

  private DraftMedia.@Nullable Contact contact(Node node) {
    var fields = values.fields(MappingKind.CONTACT, node).orElse(null);
    if (fields == null) {
      return null;
    }
    fields.require("phone", "add `phone: \"+49 30 1234567\"`");
    fields.require("first_name", "add `first_name:` with the name to save");
    return new DraftMedia.Contact(
        fields.spot(),
        fields.text("phone").orElse(null),
        fields.text("first_name").orElse(null),
        fields.text("last_name").orElse(null));
  }
}
