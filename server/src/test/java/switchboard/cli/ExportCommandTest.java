package switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.SimulatorPerson;
import switchboard.testing.TestServer;
import tools.jackson.databind.json.JsonMapper;

/** The {@code export} command while the server runs. */
class ExportCommandTest {

  private static final String HOSTILE = "<script>alert(1)</script>";

  @TempDir Path folder;
  private TestServer house;
  private SimulatorPerson ann;

  @BeforeEach
  void open() {
    house = new TestServer(folder, "first").byWebhook();
    ann = house.person("Ann");
    ann.send("/start");
    ann.send("=HYPERLINK(\"x\")");
    ann.send(HOSTILE);
    house.person("Ben").send("/start");
    house.settle();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String to(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void listsAreWrittenToPrivateFilesInTheFormatOfTheirNames() throws IOException {
    assertThat(house.command("export", "people", "--to", to("people.csv")))
        .contains("people.csv: 2 rows");
    var csv = folder.resolve("people.csv");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(csv)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(csv))
        .startsWith("\uFEFF\"user_id\",\"username\",")
        .contains("\"" + ann.id() + "\"", "\"Ann\"", "\"Ben\"")
        .endsWith("\r\n");

    assertThat(house.command("export", "messages", "--to", to("said.jsonl")))
        .contains("said.jsonl: 2 rows");
    var lines = Files.readAllLines(folder.resolve("said.jsonl"));
    assertThat(lines).hasSize(2);
    assertThat(new JsonMapper().readTree(lines.getLast()).path("message_text").asString())
        .isEqualTo(HOSTILE);
  }

  @Test
  void standardOutputIsCsvUnlessAFormatIsGiven() {
    assertThat(house.command("export", "messages")).contains("\"'=HYPERLINK(\"\"x\"\")\"");
    assertThat(house.command("export", "messages", "--format", "json")).startsWith("[\n{\"id\":");
    assertThat(house.command("export", "messages", "--format", "xlsx"))
        .contains("format: Expected csv, json or jsonl.");
  }

  @Test
  void exportsAreAudited() {
    var _ = house.command("export", "people", "--to", to("p.json"));
    var _ = house.command("export", "people", "--to", to("p.json"));
    assertThat(
            house.rows(
                "SELECT way || ' ' || result FROM audit_log WHERE action = 'people.export' ORDER BY id"))
        .containsExactly(
            "switchboard export people begun",
            "switchboard export people done",
            "switchboard export people begun",
            "switchboard export people failed");
  }

  @Test
  void existingFileIsKept() throws IOException {
    var file = folder.resolve("mine.csv");
    Files.writeString(file, "precious");
    assertThat(house.command("export", "people", "--to", file.toString()))
        .contains("already exists. Choose another name.");
    assertThat(file).hasContent("precious");
  }

  @Test
  void personIsWrittenForReadingWithTextsAsTexts() throws IOException {
    var id = Long.toString(ann.id());
    assertThat(house.command("export", id, "--to", to("ann.html"))).contains("ann.html");
    var html = Files.readString(folder.resolve("ann.html"));
    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("<h1><bdi>Ann</bdi></h1>", "&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("Content-Security-Policy\" content=\"default-src 'none'")
        .doesNotContain("<script", "src=", "http:", "https:");
    var document = new JsonMapper().readTree(house.command("export", id));
    document
        .path("explained")
        .properties()
        .forEach(part -> assertThat(html).contains(part.getValue().asString()));
    assertThat(house.command("export", id, "--html")).startsWith("<!doctype html>");
  }

  @Test
  void withoutAUserTheCommandSaysWhatToGive() {
    assertThat(house.command("export")).contains("Give a user id or @username, or people");
  }
}
