package switchboard.simulator.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The published Bot API: each method's parameters and each type's fields. */
public final class BotApiFacts {
  sealed interface Kind {
    /** A type by name: Integer, String, InlineKeyboardMarkup and so on. */
    record Named(String name) implements Kind {}

    record ArrayOf(List<Kind> items) implements Kind {}
  }

  /**
   * A documented limit.
   *
   * @param unit characters (code points), bytes (UTF-8), items or value
   * @param afterEntities whether it counts after entity parsing
   */
  record Limit(long min, long max, String unit, boolean afterEntities) {}

  record Field(
      String name,
      List<Kind> kinds,
      boolean required,
      @Nullable Limit limit,
      @Nullable Pattern alphabet) {}

  /** A type: either a set of fields or a union of other types. */
  record Type(String name, Map<String, Field> fields, List<String> oneOf) {}

  /** A method with its parameters; the name has the published spelling. */
  public record Method(String name, Map<String, Field> params) {}

  private static final BotApiFacts PUBLISHED = load();

  final String version;
  private final Map<String, Method> methods = new HashMap<>();
  private final Map<String, Type> types = new HashMap<>();

  private BotApiFacts(JsonNode root) {
    version = root.path("version").asString();
    root.path("methods")
        .forEachEntry((name, node) ->
            methods.put(
                name.toLowerCase(java.util.Locale.ROOT),
                new Method(name, fields(node.path("params")))));
    root.path("types").forEachEntry((name, node) -> types.put(name, type(name, node)));
  }

  public static BotApiFacts published() {
    return PUBLISHED;
  }

  /** Finds a method. Names are case-insensitive, as in Telegram. */
  public Optional<Method> method(String name) {
    return Optional.ofNullable(methods.get(name.toLowerCase(java.util.Locale.ROOT)));
  }

  Optional<Type> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  private static BotApiFacts load() {
    try (InputStream in =
        BotApiFacts.class.getResourceAsStream("/switchboard/simulator/bot-api.json")) {
      if (in == null) {
        throw new IllegalStateException("bot-api.json is missing from the class path");
      }
      return new BotApiFacts(SimulatorJson.MAPPER.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Type type(String name, JsonNode node) {
    List<String> oneOf = node.path("one_of").valueStream().map(JsonNode::asString).toList();
    return new Type(name, fields(node.path("fields")), oneOf);
  }

  private static Map<String, Field> fields(JsonNode node) {
    Map<String, Field> fields = new HashMap<>();
    node.forEachEntry((name, fact) -> fields.put(name, field(name, fact)));
    return Map.copyOf(fields);
  }

  private static Field field(String name, JsonNode fact) {
    JsonNode alphabet = fact.path("alphabet");
    return new Field(
        name,
        kinds(fact.path("type")),
        fact.path("required").asBoolean(false),
        fact.has("limit") ? limit(fact.path("limit")) : null,
        alphabet.isString() ? Pattern.compile("[" + alphabet.asString() + "]*") : null);
  }

  private static Limit limit(JsonNode node) {
    return new Limit(
        node.path("min").asLong(0),
        node.path("max").asLong(Long.MAX_VALUE),
        node.path("unit").asString(),
        node.path("after_entities").asBoolean(false));
  }

  private static List<Kind> kinds(JsonNode node) {
    return node.valueStream().map(BotApiFacts::kind).toList();
  }

  private static Kind kind(JsonNode node) {
    return node.isString()
        ? new Kind.Named(node.asString())
        : new Kind.ArrayOf(kinds(node.path("array")));
  }
}
