package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.simulator.check.RequestBody;
import switchboard.simulator.world.SimulatorOptions;

/** Refused calls and their error descriptions. Person 101 has started the bot, 102 has not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BotApiRefusalsTest {
  private final TelegramSimulator simulator = TelegramSimulator.start(SimulatorOptions.tests());
  private final BotClient bot = new BotClient(simulator);

  @BeforeAll
  void start() throws Exception {
    bot.result("getMe", "{}");
    SimulatorPerson ann = simulator.person("Ann", "en");
    simulator.person("Ben", "de");
    ann.send("/start");
  }

  @AfterAll
  void close() {
    bot.close();
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          sendMassage | {} | 404 Not Found
          sendMessage | {"chat_id":101} | 400 Bad Request: message text is empty
          sendMessage | {"chat_id":101,"text":" \\n "} | 400 Bad Request: message text is empty
          sendMessage | {"text":"a"} | 400 Bad Request: chat_id is empty
          sendMessage | {"chat_id":"","text":"a"} | 400 Bad Request: chat_id is empty
          sendMessage | {"chat_id":999,"text":"a"} | 400 Bad Request: chat not found
          sendMessage | {"chat_id":"@nobody","text":"a"} | 400 Bad Request: chat not found
          sendMessage | {"chat_id":102,"text":"a"} | 403 Forbidden: bot can't initiate conversation with a user
          sendMessage | {"chat_id":101,"text":"a","disable_notification":"perhaps"} | 400 Bad Request: parameter "disable_notification" must be of type Boolean
          sendMessage | {"chat_id":101,"text":["a"]} | 400 Bad Request: parameter "text" must be of type String
          sendMessage | {"chat_id":101,"text":"<b>a","parse_mode":"HTML"} | 400 Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"
          sendMessage | {"chat_id":101,"text":"a","parse_mode":"RTF"} | 400 Bad Request: unsupported parse_mode
          sendMessage | {"chat_id":101,"text":"*a*","parse_mode":"MarkdownV2"} | 400 Bad Request: can't parse entities: this simulator reads HTML or entities, not Markdown
          sendMessage | {"chat_id":101,"text":"a","entities":[{"type":"bold","offset":0,"length":2}]} | 400 Bad Request: ENTITY_BOUNDS_INVALID
          sendMessage | {"chat_id":101,"text":"a","reply_parameters":{"message_id":9}} | 400 Bad Request: message to be replied not found
          sendMessage | {"chat_id":101,"text":"a","message_thread_id":9} | 400 Bad Request: message thread not found
          sendMessage | {"chat_id":101,"text":"a","business_connection_id":"b"} | 400 Bad Request: business_connection_id is not supported by this simulator
          createForumTopic | {"chat_id":101,"name":"a"} | 400 Bad Request: the chat is not a forum
          sendMessage | {"chat_id":101,"text":"a","reply_markup":"{"} | 400 Bad Request: can't parse reply keyboard markup JSON object
          sendMessage | {"chat_id":101,"text":"a","reply_markup":[]} | 400 Bad Request: object expected as reply markup
          sendMessage | {"chat_id":101,"text":"a","reply_markup":{"inline_keyboard":[{}]}} | 400 Bad Request: can't parse inline keyboard markup: Field "inline_keyboard" must be of type Array
          editMessageText | {"chat_id":101,"text":"a"} | 400 Bad Request: message identifier is not specified
          editMessageText | {"chat_id":101,"text":"a","message_id":9} | 400 Bad Request: message to edit not found
          editMessageText | {"chat_id":101,"message_id":9} | 400 Bad Request: message text is empty
          editMessageText | {"chat_id":101,"message_id":"x","text":"a"} | 400 Bad Request: parameter "message_id" must be of type Integer
          deleteMessage | {"chat_id":101,"message_id":9} | 400 Bad Request: message to delete not found
          forwardMessage | {"chat_id":101,"from_chat_id":101,"message_id":9} | 400 Bad Request: message to forward not found
          copyMessage | {"chat_id":101,"from_chat_id":101,"message_id":9} | 400 Bad Request: message to copy not found
          answerCallbackQuery | {"callback_query_id":"1"} | 400 Bad Request: query is too old and response timeout expired or query ID is invalid
          answerCallbackQuery | {} | 400 Bad Request: query is too old and response timeout expired or query ID is invalid
          sendPhoto | {"chat_id":101} | 400 Bad Request: there is no photo in the request
          sendPhoto | {"chat_id":101,"photo":"nonsense"} | 400 Bad Request: wrong remote file identifier specified: can't unserialize it. Wrong last symbol
          sendPhoto | {"chat_id":101,"photo":"non sense"} | 400 Bad Request: wrong remote file identifier specified: Wrong string length
          sendPhoto | {"chat_id":101,"photo":"no sense"} | 400 Bad Request: wrong remote file identifier specified: Wrong character in the string
          sendDocument | {"chat_id":101,"document":"https://example.org/a"} | 400 Bad Request: failed to get HTTP URL content
          sendMediaGroup | {"chat_id":101,"media":[{"type":"photo","media":"a"}]} | 400 Bad Request: media is too short
          sendChatAction | {"chat_id":101,"action":"sleeping"} | 400 Bad Request: wrong parameter action in request
          sendLocation | {"chat_id":101,"latitude":91,"longitude":0} | 400 Bad Request: wrong location specified
          sendLocation | {"chat_id":101,"latitude":1,"longitude":0,"live_period":5} | 400 Bad Request: live_period must be between 60 and 86400
          getFile | {} | 400 Bad Request: file_id not specified
          getFile | {"file_id":"x"} | 400 Bad Request: invalid file_id
          getChatMember | {"chat_id":101,"user_id":5} | 400 Bad Request: user not found
          leaveChat | {"chat_id":101} | 400 Bad Request: chat member status can't be changed in private chats
          setWebhook | {"url":"ftp://x.example/"} | 400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook
          setWebhook | {"url":"https://x.example/","secret_token":"a b"} | 400 Bad Request: secret token contains unallowed characters
          setMyCommands | {"commands":[{"command":"Start","description":"d"}]} | 400 Bad Request: BOT_COMMAND_INVALID
          setMyCommands | {"commands":[{"command":"start"}]} | 400 Bad Request: command description must be non-empty
          setMyCommands | {"commands":[],"language_code":"eng"} | 400 Bad Request: invalid language code specified
          setMyCommands | {"commands":[],"scope":{"type":"moon"}} | 400 Bad Request: wrong type "moon" specified
          setMyName | {"name":"12345678901234567890123456789012345678901234567890123456789012345"} | 400 Bad Request: name is too long
          createForumTopic | {"chat_id":101} | 400 Bad Request: parameter "name" is required
          getForumTopicIconStickers | {} | 400 Bad Request: method is not supported by this simulator
          """)
  void saysWhy(String method, String params, String refusal) throws Exception {
    assertThat(bot.refusal(method, params)).isEqualTo(refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"text":"a"} | can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard
          {"text":"","callback_data":"a"} | inline keyboard button text must be non-empty
          {"callback_data":"a"} | can't parse inline keyboard button: Can't find field "text"
          {"text":"a","callback_data":""} | BUTTON_DATA_INVALID
          {"text":"a","callback_data":"a","url":"https://example.org"} | can't parse inline keyboard button: exactly one action is allowed, not url and callback_data
          {"text":"a","url":"http://localhost"} | inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL
          {"text":"a","copy_text":{"text":""}} | BUTTON_COPY_TEXT_INVALID
          """)
  void saysWhatIsWrongWithAButton(String button, String why) throws Exception {
    assertThat(
            bot.refusal(
                "sendMessage",
                "{\"chat_id\":101,\"text\":\"a\",\"reply_markup\":{\"inline_keyboard\":[[%s]]}}"
                    .formatted(button)))
        .isEqualTo("400 Bad Request: " + why);
  }

  @Test
  void refusesTooManyButtons() throws Exception {
    String button = "{\"text\":\"a\",\"callback_data\":\"a\"}";
    String call = "{\"chat_id\":101,\"text\":\"a\",\"reply_markup\":{\"inline_keyboard\":[%s]}}";
    String nine = "[" + (button + ",").repeat(8) + button + "]";
    String eight = "[" + (button + ",").repeat(7) + button + "]";
    assertThat(bot.refusal("sendMessage", call.formatted(nine)))
        .isEqualTo("400 Bad Request: reply markup is too long");
    String rows = (eight + ",").repeat(12);
    assertThat(bot.refusal("sendMessage", call.formatted(rows + eight)))
        .isEqualTo("400 Bad Request: reply markup is too long");
    bot.result("sendMessage", call.formatted(rows + "[" + (button + ",").repeat(3) + button + "]"));
  }

  @Test
  void refusesAnUnknownTokenAndABodyThatIsTooLargeOrNoJson() throws Exception {
    assertThat(bot.get("/bot123:short/getMe").body())
        .isEqualTo("{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
    String path = "/bot" + BotClient.TOKEN + "/sendMessage";
    assertThat(bot.post(path, "application/json", " ".repeat(RequestBody.BYTES + 1)).statusCode())
        .isEqualTo(413);
    assertThat(bot.post(path, "application/json", "{").body()).contains("can't parse JSON object");
    assertThat(bot.post(path + "?chat_id=", "application/json", "").body())
        .contains("message text is empty");
  }

  @Test
  void takesFormsWithObjectsAsTextAndNumbersAsText() throws Exception {
    String form =
        "chat_id=101&text=caf%C3%A9&disable_notification=1"
            + "&reply_markup=%7B%22inline_keyboard%22%3A%5B%5B%7B%22text%22%3A%22a%22%2C"
            + "%22callback_data%22%3A5%7D%5D%5D%7D";
    String answer =
        bot.post(
                "/bot" + BotClient.TOKEN + "/SENDmessage",
                "application/x-www-form-urlencoded",
                form)
            .body();
    assertThat(answer).contains("café").contains("\"callback_data\":\"5\"");
    assertThat(bot.get("/bot" + BotClient.TOKEN + "/sendMessage?chat_id=101&text=b").statusCode())
        .isEqualTo(200);
  }

  @Test
  void countsCharactersAndBytesInTelegramsUnits() throws Exception {
    String text = "{\"chat_id\":101,\"text\":\"%s\",\"parse_mode\":\"HTML\"}";
    bot.result("sendMessage", text.formatted("😀".repeat(4096)));
    bot.result("sendMessage", text.formatted("<b>" + "a".repeat(4096) + "</b>"));
    assertThat(bot.refusal("sendMessage", text.formatted("😀".repeat(4097))))
        .isEqualTo("400 Bad Request: message is too long");
    String data =
        "{\"chat_id\":101,\"text\":\"a\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"a\","
            + "\"callback_data\":\"%s\"}]]}}";
    bot.result("sendMessage", data.formatted("é".repeat(32)));
    assertThat(bot.refusal("sendMessage", data.formatted("é".repeat(32) + "a")))
        .isEqualTo("400 Bad Request: BUTTON_DATA_INVALID");
  }
}
