package switchboard.simulator.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.BotApiFacts.Field;
import switchboard.simulator.check.BotApiFacts.Kind;
import switchboard.simulator.check.BotApiFacts.Limit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Validates a request against the published Bot API. As lenient as Telegram: numbers and booleans
 * may be strings, objects may be JSON strings, unknown parameters are ignored.
 */
public final class ParameterCheck {
  /** Parameters that Telegram clamps to their range instead of refusing. */
  private static final Set<String> CLAMPED = Set.of("limit");

  /** Parameters documented as required that may be missing, which means empty. */
  private static final Set<String> MAY_BE_EMPTY = Set.of("setWebhook.url");

  private final BotApiFacts facts;
  private final Map<String, Upload> uploads;

  private ParameterCheck(BotApiFacts facts, Map<String, Upload> uploads) {
    this.facts = facts;
    this.uploads = uploads;
  }

  public static Params params(
      BotApiFacts facts,
      BotApiFacts.Method method,
      Map<String, JsonNode> given,
      Map<String, Upload> uploads) {
    ParameterCheck check = new ParameterCheck(facts, uploads);
    ObjectNode values = SimulatorJson.object();
    for (Field field : method.params().values()) {
      JsonNode value = check.field(method.name(), field, given.get(field.name()));
      if (value != null) {
        values.set(field.name(), value);
      }
    }
    return new Params(values, uploads);
  }

  private @Nullable JsonNode field(String owner, Field field, @Nullable JsonNode value) {
    if (isFile(field) && uploads.containsKey(field.name())) {
      return null;
    }
    if (value == null || value.isNull()) {
      if (field.required() && !MAY_BE_EMPTY.contains(owner + "." + field.name())) {
        throw isFile(field)
            ? ErrorTexts.missingFile(field.name())
            : ErrorTexts.missing(owner, field.name());
      }
      return null;
    }
    JsonNode read = value(owner, field, field.kinds(), value);
    limit(owner, field, read);
    return clamped(field, read);
  }

  private static boolean isFile(Field field) {
    return field.kinds().contains(new Kind.Named("InputFile"));
  }

  private JsonNode value(String owner, Field field, List<Kind> kinds, JsonNode value) {
    if (kinds.size() == 1 && kinds.getFirst() instanceof Kind.ArrayOf(List<Kind> items)) {
      return array(owner, field, items, parsed(field, value));
    }
    List<String> names = kinds.stream().map(kind -> ((Kind.Named) kind).name()).toList();
    if (names.contains("Integer") && names.contains("String")) {
      return Scalars.integerOrText(value);
    }
    return switch (names.getFirst()) {
      case "Integer" -> Scalars.integer(owner, field.name(), value);
      case "Float" -> Scalars.decimal(owner, field.name(), value);
      case "Boolean", "True" -> Scalars.flag(owner, field.name(), value);
      case "String" -> Scalars.text(owner, field.name(), value);
      case "InputFile" -> Scalars.text(owner, field.name(), value);
      default -> object(field, names, parsed(field, value));
    };
  }

  private ArrayNode array(String owner, Field field, List<Kind> items, JsonNode value) {
    if (!value.isArray()) {
      throw ErrorTexts.wrongType(owner, field.name(), "Array");
    }
    ArrayNode read = SimulatorJson.array();
    for (JsonNode item : value) {
      read.add(value(owner, field, items, item));
    }
    return read;
  }

  private ObjectNode object(Field field, List<String> names, JsonNode value) {
    if (!value.isObject()) {
      throw field.name().equals("reply_markup")
          ? BotApiRefusal.badRequest("object expected as reply markup")
          : BotApiRefusal.badRequest(
              "expected an Object of type " + ErrorTexts.spoken(names.getFirst()));
    }
    BotApiFacts.Type type = UnionTypes.choose(facts, names, value);
    ObjectNode read = SimulatorJson.object();
    for (Field inner : type.fields().values()) {
      JsonNode checked = field(type.name(), inner, value.get(inner.name()));
      if (checked != null) {
        read.set(inner.name(), checked);
      }
    }
    return read;
  }

  private static JsonNode parsed(Field field, JsonNode value) {
    if (!value.isString()) {
      return value;
    }
    try {
      return SimulatorJson.MAPPER.readTree(value.asString());
    } catch (JacksonException e) {
      throw ErrorTexts.notJson(field.name());
    }
  }

  private static void limit(String owner, Field field, JsonNode value) {
    Limit limit = field.limit();
    if (limit != null && !limit.afterEntities() && !isFormatted(owner, field)) {
      long size = size(limit, value);
      if (limit.unit().equals("value")) {
        if (!CLAMPED.contains(field.name()) && (size < limit.min() || size > limit.max())) {
          throw ErrorTexts.outOfRange(field.name(), limit);
        }
      } else if (size < limit.min()) {
        throw ErrorTexts.tooShort(owner, field.name());
      } else if (size > limit.max()) {
        throw ErrorTexts.tooLong(owner, field.name());
      }
    }
    if (field.alphabet() != null && !field.alphabet().matcher(value.asString()).matches()) {
      throw ErrorTexts.unallowedCharacters(field.name());
    }
  }

  /**
   * The documented limit of an edited text does not mention it, but counts after entity parsing.
   */
  private static boolean isFormatted(String owner, Field field) {
    return owner.equals("editMessageText") && field.name().equals("text");
  }

  private static long size(Limit limit, JsonNode value) {
    return switch (limit.unit()) {
      case "characters" -> Scalars.characters(value.asString(""));
      case "bytes" -> value.asString("").getBytes(StandardCharsets.UTF_8).length;
      case "items" -> value.size();
      default -> value.asLong(0);
    };
  }

  private static JsonNode clamped(Field field, JsonNode value) {
    Limit limit = field.limit();
    if (limit == null || !limit.unit().equals("value") || !CLAMPED.contains(field.name())) {
      return value;
    }
    long number = value.asLong(0);
    return SimulatorJson.number(Math.clamp(number, limit.min(), limit.max()));
  }
}
