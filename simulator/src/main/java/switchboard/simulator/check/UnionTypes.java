package switchboard.simulator.check;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Resolves which member of a union type an object is. */
final class UnionTypes {
  private UnionTypes() {}

  /**
   * Chooses by the field "type" where the members have one (InputMediaPhoto has "photo"), else by
   * the fields present, else the first.
   */
  static BotApiFacts.Type choose(BotApiFacts facts, List<String> names, JsonNode value) {
    List<BotApiFacts.Type> candidates =
        names.stream().flatMap(name -> leaves(facts, name)).toList();
    if (candidates.size() == 1) {
      return candidates.getFirst();
    }
    if (candidates.stream().allMatch(type -> type.fields().containsKey("type"))) {
      return byType(candidates, SimulatorJson.text(value, "type"));
    }
    return candidates.stream()
        .filter(type -> required(type).allMatch(field -> value.has(field.name())))
        .findFirst()
        .orElse(candidates.getFirst());
  }

  private static BotApiFacts.Type byType(List<BotApiFacts.Type> candidates, String wanted) {
    String ending = wanted.replace("_", "");
    return candidates.stream()
        .filter(type -> !ending.isEmpty() && lower(type).endsWith(ending))
        .min(Comparator.comparingInt(type -> type.name().length()))
        .orElseThrow(() -> BotApiRefusal.badRequest("wrong type \"" + wanted + "\" specified"));
  }

  private static String lower(BotApiFacts.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static Stream<BotApiFacts.Field> required(BotApiFacts.Type type) {
    return type.fields().values().stream().filter(BotApiFacts.Field::required);
  }

  private static Stream<BotApiFacts.Type> leaves(BotApiFacts facts, String name) {
    BotApiFacts.Type type = facts.type(name).orElseThrow();
    return type.oneOf().isEmpty()
        ? Stream.of(type)
        : type.oneOf().stream().flatMap(inner -> leaves(facts, inner));
  }
}
