package switchboard.botfile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A goal as written.
 *
 * @param within the value of its key; absent for the default
 */
record DraftGoal(
    @Nullable Scalar id, @Nullable DraftText label, List<Scalar> steps, @Nullable Scalar within) {

  private static final String EXAMPLE = "`[prices, contact]`";

  static List<DraftGoal> read(YamlFields file, YamlValues values) {
    return file.list("goals", "a list of goals: `- id: …`").stream()
        .flatMap(node -> values.fields(MappingKind.GOAL, node).stream())
        .map(fields -> goal(fields, values))
        .toList();
  }

  private static DraftGoal goal(YamlFields fields, YamlValues values) {
    fields.require("id", "add `id:` with a short name that never changes, such as `booking`");
    fields.require("label", "add `label:` with a short name that operators see");
    fields.require("steps", "add `steps:` with ids of screens: " + EXAMPLE);
    return new DraftGoal(
        fields.scalar("id").orElse(null),
        fields.localizedText("label").orElse(null),
        steps(fields, values),
        fields.scalar("within").orElse(null));
  }

  private static List<Scalar> steps(YamlFields fields, YamlValues values) {
    var steps = fields.list("steps", EXAMPLE);
    if (fields.isList("steps") && steps.isEmpty()) {
      values
          .problems()
          .add(fields.spotOf("steps"), "`steps` is empty", "write ids of screens: " + EXAMPLE);
    }
    return steps.stream().flatMap(node -> values.scalar(node, "each of `steps`").stream()).toList();
  }
}
