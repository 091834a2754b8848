package switchboard.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import switchboard.base.UserErrorException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a small JSON object from a request and rejects unknown fields. */
public final class JsonBody {

  static final int MAX_BYTES = 64 << 10;

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonBody() {}

  /**
   * The fields of the body; empty without a body.
   *
   * @param known the allowed fields
   * @throws UserErrorException when it is no JSON object or has an unknown field, which is named
   * @throws ResponseStatusException with status 413 when it is longer than 64 KiB
   */
  public static Map<String, JsonNode> read(HttpServletRequest request, Set<String> known)
      throws IOException {
    var bytes =
        request.getContentLengthLong() > MAX_BYTES
            ? new byte[MAX_BYTES + 1]
            : request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new ResponseStatusException(
          HttpStatus.CONTENT_TOO_LARGE, "The body is longer than 64 KiB.");
    }
    var fields = new LinkedHashMap<String, JsonNode>();
    if (bytes.length > 0) {
      tree(bytes).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    }
    fields.keySet().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw UserErrorException.invalid(
              shown(name), "Unknown field. Allowed are " + String.join(", ", known) + ".");
        });
    return fields;
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
    throw UserErrorException.invalid("body", "Expected a JSON object, each field once, in UTF-8.");
  }

  /** A client's word, made safe and short enough to repeat in an error. */
  private static String shown(String name) {
    var clean = name.replaceAll("[^\\w.-]", "?");
    return clean.substring(0, Math.min(clean.length(), 40));
  }
}
