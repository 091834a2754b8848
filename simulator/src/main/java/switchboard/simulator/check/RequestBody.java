package switchboard.simulator.check;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Parameters and files of a request, from the query, a form, JSON or multipart; limited in size.
 */
public record RequestBody(Map<String, JsonNode> fields, Map<String, Upload> uploads) {
  /** Limit of a body without files. */
  public static final int BYTES = 1 << 20;

  /** Limit of an upload (Bot API, "Sending files"). */
  public static final long UPLOAD_BYTES = 50L << 20;

  private static final String ANY = "application/octet-stream";

  public static RequestBody read(HttpServletRequest request) throws IOException {
    request.setCharacterEncoding("UTF-8");
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/form-data")) {
      return multipart(request);
    }
    // Many clients send a Content-Type without a body.
    if (type.startsWith("application/json") && hasBody(request)) {
      Map<String, JsonNode> fields = form(request);
      fields.putAll(fields(json(request)));
      return new RequestBody(fields, Map.of());
    }
    if (request.getContentLengthLong() > BYTES) {
      throw tooLarge();
    }
    return new RequestBody(form(request), Map.of());
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  public static JsonNode json(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(BYTES + 1);
    if (body.length > BYTES) {
      throw tooLarge();
    }
    try {
      JsonNode read = SimulatorJson.MAPPER.readTree(body);
      if (read.isObject()) {
        return read;
      }
    } catch (JacksonException e) {
      throw BotApiRefusal.badRequest("can't parse JSON object");
    }
    throw BotApiRefusal.badRequest("can't parse JSON object");
  }

  public static Map<String, JsonNode> fields(JsonNode object) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    object.forEachEntry(fields::put);
    return fields;
  }

  private static Map<String, JsonNode> form(HttpServletRequest request) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach((name, values) -> fields.put(name, SimulatorJson.text(values[0])));
    return fields;
  }

  private static RequestBody multipart(HttpServletRequest request) throws IOException {
    Map<String, Upload> uploads = new HashMap<>();
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    try {
      for (Part part : request.getParts()) {
        try (InputStream in = part.getInputStream()) {
          byte[] bytes = in.readAllBytes();
          if (part.getSubmittedFileName() == null) {
            fields.put(
                part.getName(), SimulatorJson.text(new String(bytes, StandardCharsets.UTF_8)));
          } else {
            uploads.put(part.getName(), upload(part, bytes));
          }
        }
      }
    } catch (ServletException | IllegalStateException e) {
      throw request.getContentLengthLong() > UPLOAD_BYTES
          ? tooLarge()
          : BotApiRefusal.badRequest("can't read the multipart body");
    }
    return new RequestBody(fields, uploads);
  }

  private static Upload upload(Part part, byte[] bytes) {
    String name = part.getSubmittedFileName().replaceFirst("^.*[/\\\\]", "");
    String type = part.getContentType();
    String known = type == null || type.equals(ANY) ? typeOf(name) : type;
    return new Upload(name.isEmpty() ? "file" : name, known, bytes);
  }

  /** Guesses the type of a file without one from its name, as Telegram does. */
  private static String typeOf(String name) {
    return Objects.requireNonNullElse(URLConnection.guessContentTypeFromName(name), ANY);
  }

  private static BotApiRefusal tooLarge() {
    return new BotApiRefusal(413, "Request Entity Too Large");
  }
}
