package switchboard.simulator;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import switchboard.simulator.check.SimulatorJson;
import tools.jackson.databind.JsonNode;

/** A Bot API call with files. */
final class MultipartCall {
  private final BotClient bot;
  private final String method;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  MultipartCall(BotClient bot, String method) {
    this.bot = bot;
    this.method = method;
  }

  MultipartCall with(String name, Object value) {
    return part("name=\"" + name + "\"", "", value.toString().getBytes(StandardCharsets.UTF_8));
  }

  MultipartCall file(String name, String fileName, String type, byte[] content) {
    return part(
        "name=\"" + name + "\"; filename=\"" + fileName + "\"",
        type.isEmpty() ? "" : "Content-Type: " + type + "\r\n",
        content);
  }

  private MultipartCall part(String disposition, String headers, byte[] content) {
    String head = "--X\r\nContent-Disposition: form-data; " + disposition + "\r\n" + headers;
    body.writeBytes((head + "\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    return this;
  }

  JsonNode answer() throws Exception {
    body.writeBytes("--X--\r\n".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(bot.uri().resolve("/bot" + BotClient.TOKEN + "/" + method))
            .header("Content-Type", "multipart/form-data; boundary=X")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    return SimulatorJson.MAPPER.readTree(bot.http.send(request, BodyHandlers.ofString()).body());
  }

  JsonNode result() throws Exception {
    JsonNode answer = answer();
    if (!answer.path("ok").asBoolean(false)) {
      throw new AssertionError(method + ": " + answer);
    }
    return answer.path("result");
  }

  String refusal() throws Exception {
    return SimulatorJson.text(answer(), "description");
  }
}
