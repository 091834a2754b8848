package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.simulator.people.MediaRequest;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.JsonNode;

/** getFile and the file server, with their faults. */
final class FileServerTest {
  private TelegramSimulator simulator = TelegramSimulator.start(SimulatorOptions.tests());
  private BotClient bot = new BotClient(simulator);

  @AfterEach
  void close() {
    bot.close();
    simulator.close();
  }

  private void restart(SimulatorOptions options) {
    close();
    simulator = TelegramSimulator.start(options);
    bot = new BotClient(simulator);
  }

  private String document(byte[] content) throws Exception {
    bot.result("getMe", "{}");
    return simulator
        .person("Ann", "en")
        .media(MediaRequest.document("a.dat", "text/html", content))
        .at("/document/file_id")
        .asString();
  }

  private String link(String id) throws Exception {
    JsonNode file = bot.result("getFile", "{\"file_id\":\"%s\"}".formatted(id));
    return "/file/bot" + BotClient.TOKEN + "/" + file.path("file_path").asString();
  }

  @Test
  void aLinkIsValidForAnHour() throws Exception {
    String id = document(new byte[100]);
    String link = link(id);
    HttpResponse<String> response = bot.get(link);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    simulator.clock().advance(Duration.ofMinutes(61));
    assertThat(bot.get(link).statusCode()).isEqualTo(404);
    assertThat(bot.get(link(id)).statusCode()).isEqualTo(200);
  }

  @Test
  void aPathThatGetFileHasNotNamedIsUnknown() throws Exception {
    document(new byte[100]);
    assertThat(bot.get("/file/bot" + BotClient.TOKEN + "/documents/file_0.dat").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"./x", ".a/b", "../../etc/passwd", "a.b/c", ".", "a.txt\n", "/"})
  void aNameLeadsToNoOtherFolder(String name) throws Exception {
    bot.result("getMe", "{}");
    String id =
        simulator
            .person("Ann", "en")
            .media(MediaRequest.document(name, "text/plain", new byte[10]))
            .at("/document/file_id")
            .asString();
    assertThat(link(id)).matches(".*/documents/file_\\d+");
    assertThat(bot.download(id)).hasSize(10);
  }

  @Test
  void aFileAbove20MbIsTooBig() throws Exception {
    String exact = document(new byte[20 << 20]);
    assertThat(bot.download(exact)).hasSize(20 << 20);
    String large = document(new byte[(20 << 20) + 1]);
    assertThat(bot.refusal("getFile", "{\"file_id\":\"%s\"}".formatted(large)))
        .isEqualTo("400 Bad Request: file is too big");
  }

  @Test
  void aLocalServerAnswersAPathOnItsDisk() throws Exception {
    restart(SimulatorOptions.tests().withLocal(true));
    String id = document(new byte[(20 << 20) + 1]);
    JsonNode file = bot.result("getFile", "{\"file_id\":\"%s\"}".formatted(id));
    Path path = Path.of(file.path("file_path").asString());
    assertThat(path).isAbsolute().hasFileName("file_0.dat");
    assertThat(Files.size(path)).isEqualTo((20 << 20) + 1);
    assertThat(bot.get("/file/bot" + BotClient.TOKEN + "/documents/file_0.dat").statusCode())
        .isEqualTo(404);
    restart(SimulatorOptions.tests());
    assertThat(path).doesNotExist();
  }

  @Test
  void theFileServerFailsOnDemand() throws Exception {
    String id = document(new byte[1000]);
    String link = link(id);
    simulator.fault(SimulatorFault.of("file", Kind.NOT_FOUND, 1));
    assertThat(bot.get(link).statusCode()).isEqualTo(404);
    simulator.fault(SimulatorFault.of("file", Kind.HTML_PAGE, 1));
    HttpResponse<String> page = bot.get(link);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("<html>");
    simulator.fault(SimulatorFault.of("file", Kind.TRUNCATED, 1));
    assertThatThrownBy(() -> bot.get(link)).isInstanceOf(IOException.class);
    simulator.fault(SimulatorFault.slowFile(2000, 1));
    long before = System.nanoTime();
    assertThat(bot.get(link).body()).hasSize(1000);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(400));
    simulator.fault(SimulatorFault.of("*", Kind.SERVER_ERROR, 1));
    assertThat(bot.get(link).statusCode()).isEqualTo(200);
  }

  @Test
  void aFileIdIsUnknownOnDemand() throws Exception {
    String id = document(new byte[10]);
    simulator.fault(SimulatorFault.of("getFile", Kind.WRONG_FILE_ID, 1));
    assertThat(bot.refusal("getFile", "{\"file_id\":\"%s\"}".formatted(id)))
        .isEqualTo("400 Bad Request: wrong file_id or the file is temporarily unavailable");
    simulator.fault(SimulatorFault.of("sendDocument", Kind.WRONG_FILE_ID, 1));
    assertThat(bot.refusal("sendDocument", "{\"chat_id\":101,\"document\":\"%s\"}".formatted(id)))
        .isEqualTo("400 Bad Request: wrong file identifier/HTTP URL specified");
    assertThat(bot.download(id)).hasSize(10);
    assertThatThrownBy(() -> SimulatorFault.of("sendMessage", Kind.SLOW, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
