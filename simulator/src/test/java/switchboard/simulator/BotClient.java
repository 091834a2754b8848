package switchboard.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import switchboard.simulator.check.SimulatorJson;
import tools.jackson.databind.JsonNode;

/** A bot that calls the simulator over HTTP. */
final class BotClient implements AutoCloseable {
  static final String TOKEN = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  final HttpClient http = HttpClient.newHttpClient();
  private final URI simulator;

  BotClient(TelegramSimulator simulator) {
    this.simulator = simulator.uri();
  }

  URI uri() {
    return simulator;
  }

  /** A call with files. */
  MultipartCall multipart(String method) {
    return new MultipartCall(this, method);
  }

  /** Downloads a file as a bot does, by getFile and its path. */
  byte[] download(String fileId) throws Exception {
    JsonNode file = result("getFile", "{\"file_id\":\"%s\"}".formatted(fileId));
    URI address = simulator.resolve("/file/bot" + TOKEN + "/" + file.path("file_path").asString());
    HttpResponse<byte[]> response =
        http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new AssertionError(address + ": " + response.statusCode());
    }
    return response.body();
  }

  /** Calls a method with JSON and returns the whole response. */
  JsonNode call(String method, String json) throws Exception {
    return SimulatorJson.MAPPER.readTree(
        post("/bot" + TOKEN + "/" + method, "application/json", json).body());
  }

  JsonNode result(String method, String json) throws Exception {
    JsonNode answer = call(method, json);
    if (!answer.path("ok").asBoolean(false)) {
      throw new AssertionError(method + ": " + answer);
    }
    return answer.path("result");
  }

  /** Returns "code description" of an error. */
  String refusal(String method, String json) throws Exception {
    JsonNode answer = call(method, json);
    return SimulatorJson.text(answer, "error_code")
        + " "
        + SimulatorJson.text(answer, "description");
  }

  HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(simulator.resolve(path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(simulator.resolve(path)).timeout(Duration.ofSeconds(10)).build(),
        BodyHandlers.ofString());
  }

  JsonNode page(String action, String json) throws Exception {
    return SimulatorJson.MAPPER.readTree(
        post("/simulator/" + action, "application/json", json).body());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
