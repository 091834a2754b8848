package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.EventLog;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.JsonNode;

final class PageApiTest {
  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(BotClient.TOKEN));
  private final BotClient bot = new BotClient(simulator);
  private final SimulatorPerson ann = simulator.person("Ann", "en");

  @AfterEach
  void close() {
    bot.close();
    simulator.close();
  }

  private JsonNode get(String path) throws Exception {
    return SimulatorJson.MAPPER.readTree(bot.get(path).body());
  }

  /** Reads this many events; each is "name id data". */
  private List<String> events(int count, String lastId) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(simulator.uri().resolve("/simulator/events"));
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    var body = bot.http.send(request.build(), BodyHandlers.ofInputStream()).body();
    List<String> events = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String id = "";
      String name = "";
      while (events.size() < count) {
        String line = String.valueOf(lines.readLine());
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ") && !name.equals("connection")) {
          events.add(name + " " + id + " " + line.substring(6));
        }
      }
    }
    return events;
  }

  @Test
  void eventsResumeAfterTheLastOneSeen() throws Exception {
    long seq = get("/simulator/state").path("seq").asLong();
    ann.send("one");
    ann.send("two");
    List<String> both = events(2, Long.toString(seq));
    assertThat(both.getFirst()).startsWith("message ").contains("\"one\"");
    String first = both.getFirst().split(" ", 3)[1];
    String second = both.getLast().split(" ", 3)[1];
    assertThat(events(1, first).getFirst()).contains("\"two\"");
    String query = ann.tapData(1, "x");
    bot.result(
        "answerCallbackQuery", "{\"callback_query_id\":\"%s\",\"text\":\"T\"}".formatted(query));
    assertThat(events(3, second))
        .satisfiesExactly(
            tap -> assertThat(tap).startsWith("tap ").contains("\"state\":\"waiting\""),
            tap -> assertThat(tap).startsWith("tap ").contains("\"state\":\"answered\""),
            toast -> assertThat(toast).startsWith("toast ").contains("\"text\":\"T\""));
  }

  @Test
  void eventsThatAreGoneOrFromAnotherSimulatorAskForAReload() throws Exception {
    assertThat(events(1, "999999").getFirst()).startsWith("reset ");
    for (int i = 0; i <= EventLog.KEPT; i++) {
      ann.send("m");
    }
    assertThat(events(1, "1").getFirst()).startsWith("reset ");
  }

  @Test
  void anotherSiteMayNotChangeAnything() throws Exception {
    for (String[] header :
        new String[][] {
          {"Origin", "http://evil.example"}, {"Origin", "null"}, {"Sec-Fetch-Site", "cross-site"}
        }) {
      HttpRequest request =
          HttpRequest.newBuilder(simulator.uri().resolve("/simulator/people"))
              .header(header[0], header[1])
              .POST(BodyPublishers.ofString("{\"first_name\":\"Eve\"}"))
              .build();
      HttpResponse<String> answer = bot.http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).isEqualTo("{\"error\":\"Cross-site requests are not allowed\"}");
    }
    assertThat(simulator.people()).hasSize(1);
    HttpRequest own =
        HttpRequest.newBuilder(simulator.uri().resolve("/simulator/people"))
            .header("Origin", simulator.uri().toString())
            .POST(BodyPublishers.ofString("{\"first_name\":\"Zoe\"}"))
            .build();
    assertThat(bot.http.send(own, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void callsAreListedWithoutTheToken() throws Exception {
    bot.result("setWebhook", "{\"url\":\"http://127.0.0.1:9/%s\"}".formatted(BotClient.TOKEN));
    bot.refusal("sendMessage", "{\"chat_id\":1}");
    String calls = bot.get("/simulator/calls?after=0").body();
    assertThat(calls)
        .contains("http://127.0.0.1:9/TOKEN")
        .contains("message text is empty")
        .doesNotContain(BotClient.TOKEN)
        .doesNotContain(BotClient.TOKEN.substring(10));
    assertThat(get("/simulator/calls?after=1").path("calls")).hasSize(1);
    assertThat(bot.get("/simulator/state").body()).doesNotContain(BotClient.TOKEN.substring(10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          people | {} | first_name is missing
          people | [] | Bad Request: can't parse JSON object
          chats | {"title":"T","type":"channel"} | The type of a chat must be group or supergroup, not channel
          chats | {"title":"T","type":"group","members":[7]} | No person 7
          send | {"person_id":7,"chat_id":7,"text":"a"} | No person 7
          send | {"person_id":101,"chat_id":7,"text":"a"} | Person 101 is not in chat 7
          send | {"person_id":"x","chat_id":7,"text":"a"} | person_id must be a whole number
          send | {"bot":5,"person_id":101,"chat_id":101,"text":"a"} | No bot 5
          send | {"person_id":101,"chat_id":101,"text":"  "} | A message must have 1 to 4096 characters, not 0
          media | {"person_id":101,"chat_id":101,"kind":"smell"} | Unknown kind of media: smell
          tap | {"person_id":101,"chat_id":101,"message_id":5,"row":0,"column":0} | No message 5 in chat 101
          edit | {"person_id":101,"chat_id":101,"message_id":5,"text":"a"} | No message 5 in chat 101
          block | {"person_id":101} | blocked must be true or false
          update | {"update":5} | update must be a JSON object
          clock | {"advance_seconds":1000000000000000} | advance_seconds must be at most 3155760000 (a century)
          clock | {"advance_seconds":-5} | The clock can only be advanced, not by PT-5S
          """)
  void mistakesAreToldInASentence(String action, String body, String sentence) throws Exception {
    HttpResponse<String> answer = bot.post("/simulator/" + action, "application/json", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(SimulatorJson.MAPPER.readTree(answer.body()).path("error").asString())
        .isEqualTo(sentence);
  }

  @Test
  void aTextIsExplainedWhereSomethingExplainsIt() throws Exception {
    String body = "{\"person_id\":%d,\"text\":\"are you open\"}".formatted(ann.id());
    assertThat(bot.page("explain", body).path("lines").size()).isZero();
    simulator.explainTexts((person, text) -> List.of(person + " asks", text));
    assertThat(bot.page("explain", body).path("lines").toString())
        .isEqualTo("[\"%d asks\",\"are you open\"]".formatted(ann.id()));
  }

  @Test
  void aGroupHasItsMembersAndTheBot() throws Exception {
    JsonNode chat =
        bot.page(
            "chats",
            "{\"title\":\"Town\",\"type\":\"group\",\"members\":[%d]}".formatted(ann.id()));
    long id = SimulatorJson.number(chat, "id");
    bot.page(
        "send", "{\"person_id\":%d,\"chat_id\":%d,\"text\":\"hi all\"}".formatted(ann.id(), id));
    JsonNode updates = bot.result("getUpdates", "{}");
    assertThat(updates.path(0).at("/my_chat_member/new_chat_member/status").asString())
        .isEqualTo("member");
    assertThat(updates.path(1).at("/message/chat/title").asString()).isEqualTo("Town");
    String chatId = "{\"chat_id\":%d}".formatted(id);
    assertThat(bot.result("getChatMemberCount", chatId).asInt()).isEqualTo(2);
    assertThat(bot.result("getChatAdministrators", chatId)).hasSize(1);
    bot.result("leaveChat", chatId);
    assertThat(bot.refusal("sendMessage", "{\"chat_id\":%d,\"text\":\"a\"}".formatted(id)))
        .isEqualTo("403 Forbidden: bot is not a member of the group chat");
  }

  @Test
  void commandsShowByLanguage() throws Exception {
    bot.result(
        "setMyCommands", "{\"commands\":[{\"command\":\"/start\",\"description\":\"Begin\"}]}");
    bot.result(
        "setMyCommands",
        "{\"commands\":[{\"command\":\"start\",\"description\":\"Los\"}],\"language_code\":\"de\"}");
    assertThat(get("/simulator/state").path("commands").toString())
        .isEqualTo(
            "{\"\":[{\"command\":\"start\",\"description\":\"Begin\"}],"
                + "\"de\":[{\"command\":\"start\",\"description\":\"Los\"}]}");
    bot.result("deleteMyCommands", "{\"language_code\":\"de\"}");
    assertThat(bot.result("getMyCommands", "{\"language_code\":\"de\"}")).isEmpty();
    assertThat(bot.result("getMyCommands", "{}")).hasSize(1);
  }

  @Test
  void withoutABotTheStateIsEmptyAndSaysHow() throws Exception {
    try (TelegramSimulator empty = TelegramSimulator.start(SimulatorOptions.tests());
        BotClient client = new BotClient(empty)) {
      assertThat(client.get("/simulator/state").body()).contains("\"bots\":[],\"bot\":null");
      empty.person("Ann", "en");
      assertThat(client.page("send", "{\"text\":\"a\"}").path("error").asString())
          .isEqualTo("No bot yet. Let the bot call getMe first.");
    }
  }
}
