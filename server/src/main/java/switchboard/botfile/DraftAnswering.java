package switchboard.botfile;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a bot file says about operators' answers, as written.
 *
 * @param within the value of {@code reply_within}
 */
record DraftAnswering(@Nullable Scalar within, List<Canned> canned) {

  /** An answer that is written beforehand. */
  record Canned(@Nullable DraftText label, @Nullable DraftText text) {}

  static DraftAnswering read(YamlFields file, YamlValues values) {
    var canned =
        file.list("answers", "a list of answers: `- label: …`").stream()
            .flatMap(node -> values.fields(MappingKind.ANSWER, node).stream())
            .map(DraftAnswering::canned)
            .toList();
    return new DraftAnswering(file.scalar("reply_within").orElse(null), canned);
  }

  private static Canned canned(YamlFields fields) {
    fields.require("label", "add `label:` with a short name that operators see");
    fields.require("text", "add `text:` with the answer");
    return new Canned(
        fields.localizedText("label").orElse(null), fields.localizedText("text").orElse(null));
  }

  Stream<@Nullable DraftText> texts() {
    return canned.stream().flatMap(one -> Stream.of(one.label(), one.text()));
  }
}
