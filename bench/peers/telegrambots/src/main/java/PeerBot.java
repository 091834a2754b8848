import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;
import org.telegram.telegrambots.webhook.TelegramBotsWebhookApplication;
import org.telegram.telegrambots.webhook.WebhookOptions;

/** A bot with TelegramBots and SQLite. Answers a webhook request after the commit and the reply. */
final class PeerBot {

  private static final InlineKeyboardMarkup KEYBOARD =
      InlineKeyboardMarkup.builder()
          .keyboardRow(new InlineKeyboardRow(button("Opening hours", "s:hours")))
          .keyboardRow(new InlineKeyboardRow(button("Home", "s:home")))
          .build();

  private final TelegramClient telegram;
  private final Store store;

  private PeerBot(TelegramClient telegram, Store store) {
    this.telegram = telegram;
    this.store = store;
  }

  /**
   * @param settings port, port of the Bot API, files of the database and its schema, value of {@code
   *     synchronous}, and how many calls may run at once; 0 keeps OkHttp's own limit, 5 for each host
   */
  public static void main(String[] settings) throws Exception {
    var api = new TelegramUrl("http", "127.0.0.1", Integer.parseInt(settings[1]), false);
    var http = new OkHttpClient.Builder().dispatcher(dispatcher(Integer.parseInt(settings[5]))).build();
    var telegram = new OkHttpTelegramClient(http, "123456789:" + "A".repeat(35), api);
    var bot = new PeerBot(telegram, new Store(settings[2], settings[3], settings[4]));
    int port = Integer.parseInt(settings[0]);
    var server = new TelegramBotsWebhookApplication(WebhookOptions.builder().port(port).build());
    server.registerBot("/hook", bot::handle, () -> register(telegram, port), () -> {});
  }

  private static Dispatcher dispatcher(int calls) {
    var dispatcher = new Dispatcher();
    if (calls > 0) {
      dispatcher.setMaxRequests(calls);
      dispatcher.setMaxRequestsPerHost(calls);
    }
    return dispatcher;
  }

  private static void register(TelegramClient telegram, int port) {
    try {
      telegram.execute(SetWebhook.builder().url("http://127.0.0.1:" + port + "/hook").build());
    } catch (TelegramApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private BotApiMethod<?> handle(Update update) {
    try {
      if (update.hasCallbackQuery()) {
        tapped(update.getCallbackQuery());
      } else if (update.hasMessage() && update.getMessage().hasText()) {
        written(update.getMessage());
      }
      return null;
    } catch (Exception e) {
      e.printStackTrace(); // the end of this log is shown when the bot does not start
      throw new IllegalStateException(e); // the webhook answers 500
    }
  }

  private void written(Message message) throws Exception {
    telegram.execute(
        SendMessage.builder().chatId(message.getChatId()).text(reply(message)).replyMarkup(KEYBOARD).build());
  }

  private String reply(Message message) throws Exception {
    if (message.getText().startsWith("/start")) {
      store.action(message.getFrom(), message.getChatId(), "command", "start");
      return "What can I do for you?";
    }
    return "Your last messages:\n" + String.join("\n", store.message(message.getFrom(), message));
  }

  private void tapped(CallbackQuery tap) throws Exception {
    store.action(tap.getFrom(), tap.getMessage().getChatId(), "tap", tap.getData());
    telegram.execute(AnswerCallbackQuery.builder().callbackQueryId(tap.getId()).build());
    telegram.execute(
        EditMessageText.builder()
            .chatId(tap.getMessage().getChatId())
            .messageId(tap.getMessage().getMessageId())
            .text(tap.getData().equals("s:hours") ? "Open from 9 to 18, Monday to Saturday." : "What can I do for you?")
            .replyMarkup(KEYBOARD)
            .build());
  }

  private static InlineKeyboardButton button(String text, String data) {
    return InlineKeyboardButton.builder().text(text).callbackData(data).build();
  }
}
