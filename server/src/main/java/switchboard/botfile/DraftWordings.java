package switchboard.botfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.domain.FreeText.Wordings;

/** Phrases that people use, as written: one list, or one for each language. */
record DraftWordings(List<Group> groups) {

  /**
   * @param language absent for phrases of every language
   */
  record Group(@Nullable Scalar language, List<Scalar> phrases) {

    String tag() {
      return language == null ? Wordings.EVERY_LANGUAGE : language.value();
    }
  }

  Stream<Scalar> phrases() {
    return groups.stream().flatMap(group -> group.phrases().stream());
  }

  Stream<Scalar> languages() {
    return groups.stream().map(Group::language).flatMap(Stream::ofNullable);
  }

  /** The phrases of several places together. */
  static Wordings together(List<DraftWordings> all) {
    Map<String, List<String>> byLanguage = new LinkedHashMap<>();
    for (var wordings : all) {
      for (var group : wordings.groups()) {
        var list = byLanguage.computeIfAbsent(group.tag(), _ -> new ArrayList<>());
        group.phrases().forEach(phrase -> list.add(phrase.value()));
      }
    }
    byLanguage.replaceAll((_, list) -> List.copyOf(list));
    return new Wordings(Map.copyOf(byLanguage));
  }
}
