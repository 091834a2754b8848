package switchboard.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import switchboard.base.UserErrorException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a small JSON object from a request, strictly. Unlike Spring's {@code @RequestBody} it reads
 * a body of any declared type, because curl declares a form.
 */
public final class JsonBody {

  static final int MAX_BYTES = 64 << 10;

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withCoercionConfigDefaults(coercions -> {
            for (var shape : CoercionInputShape.values()) {
              coercions.setCoercion(shape, CoercionAction.Fail);
            }
          })
          .build();

  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          Boolean.class, "Expected true or false.",
          Integer.class, "Expected a whole number.",
          String.class, "Expected a text.");

  private JsonBody() {}

  /**
   * Reads the body. Components of the record are null for fields that are not given, for all
   * without a body.
   *
   * @throws UserErrorException when it is no JSON object, or has an unknown field or a value of a
   *     wrong type, which is named
   * @throws ResponseStatusException with status 413 when it is longer than 64 KiB
   */
  public static <T extends Record> T read(HttpServletRequest request, Class<T> type)
      throws IOException {
    var bytes =
        request.getContentLengthLong() > MAX_BYTES
            ? new byte[MAX_BYTES + 1]
            : request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new ResponseStatusException(
          HttpStatus.CONTENT_TOO_LARGE, "The body is longer than 64 KiB.");
    }
    var tree = bytes.length == 0 ? STRICT.createObjectNode() : tree(bytes);
    tree.properties().stream()
        .filter(field -> field.getValue().isNull())
        .findFirst()
        .ifPresent(field -> {
          throw invalid(field.getKey(), "Expected a value. Leave the field out for none.");
        });
    try {
      return STRICT.treeToValue(tree, type);
    } catch (UnrecognizedPropertyException e) {
      var known = new TreeSet<String>();
      e.getKnownPropertyIds().forEach(name -> known.add(name.toString()));
      throw invalid(
          e.getPropertyName(), "Unknown field. Allowed are " + String.join(", ", known) + ".");
    } catch (JacksonException e) {
      throw mistyped(e);
    }
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      var tree = STRICT.readTree(bytes);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException e) {
      // Reported below, without repeating the input.
    }
    throw invalid("body", "Expected a JSON object, each field once, in UTF-8.");
  }

  private static UserErrorException mistyped(JacksonException e) {
    var expected =
        switch (e) {
          case MismatchedInputException mismatch -> EXPECTED.get(mismatch.getTargetType());
          case InputCoercionException _ -> EXPECTED.get(Integer.class);
          default -> null;
        };
    var path = e.getPath();
    return invalid(
        path.isEmpty() ? "body" : String.valueOf(path.getFirst().getPropertyName()),
        expected == null ? "Expected another value." : expected);
  }

  /** Repeats a client's word, made safe and short enough. */
  private static UserErrorException invalid(String field, String detail) {
    var clean = field.replaceAll("[^\\w.-]", "?");
    return UserErrorException.invalid(clean.substring(0, Math.min(clean.length(), 40)), detail);
  }
}
