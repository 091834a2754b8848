package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Attachment;
import switchboard.domain.Call;

/**
 * Client for Telegram's Bot API or a self-hosted Bot API server. Neither results nor exceptions
 * contain the token.
 */
public final class BotApi implements AutoCloseable {

  public static final URI TELEGRAM = URI.create("https://api.telegram.org");

  /** The update types the bot handles. Requesting no others keeps unneeded personal data away. */
  public static final List<String> ALLOWED_UPDATES =
      List.of("message", "edited_message", "callback_query", "my_chat_member");

  /** The default {@code callback_query_mode} of a bot. */
  public static final String TAPS_WITH_MESSAGE = "default";

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_BYTES_OF_UPDATES = 20 << 20;

  /**
   * Webhook registration (Bot API, setWebhook).
   *
   * @param url https, on port 443, 80, 88 or 8443 unless the Bot API server is self-hosted
   * @param secret sent back in a header of each delivery, see {@link BotToken#webhookSecret()}
   * @param maxConnections concurrent deliveries, 1 to 100
   * @param dropPending discards pending updates: users' messages are lost
   * @param certificate PEM of a self-signed certificate for Telegram to trust; absent: Telegram
   *     trusts public CAs only
   */
  public record WebhookOrder(
      String url,
      String secret,
      List<String> allowedUpdates,
      int maxConnections,
      boolean dropPending,
      @Nullable String certificate) {}

  /**
   * An entry of the command list that Telegram shows for {@code /} (Bot API, BotCommand).
   *
   * @param name 1 to 32 lower case letters, digits and underscores, without slash
   * @param description 1 to 256 characters
   */
  public record CommandText(String name, String description) {}

  private final BotToken token;
  private final BotApiHttp wire;
  private final BotApiFiles files;

  /**
   * @param base the URL before {@code /bot…}
   * @throws IllegalArgumentException when it is not an HTTP URL
   */
  public BotApi(BotToken token, URI base) {
    this(token, base, null);
  }

  /**
   * @param proxy outbound proxy; absent: direct connection
   */
  public BotApi(BotToken token, URI base, @Nullable OutboundProxy proxy) {
    this(token, base, proxy, BotApiHttp.Timeouts.USUAL);
  }

  /**
   * @param longest call timeout instead of the default 30 s
   */
  public BotApi(BotToken token, URI base, @Nullable OutboundProxy proxy, Duration longest) {
    this(token, base, proxy, new BotApiHttp.Timeouts(BotApiHttp.Timeouts.USUAL.connect(), longest));
  }

  BotApi(BotToken token, URI base, @Nullable OutboundProxy proxy, BotApiHttp.Timeouts timeouts) {
    this(token, base, proxy, timeouts, DownloadPatience.USUAL);
  }

  BotApi(
      BotToken token,
      URI base,
      @Nullable OutboundProxy proxy,
      BotApiHttp.Timeouts timeouts,
      DownloadPatience patience) {
    this.token = token;
    var address = new BotApiAddress(token, base, proxy);
    wire = new BotApiHttp(token, address, timeouts);
    files = new BotApiFiles(token, address, patience);
  }

  /**
   * Tries once, with a timeout of 30 s from the start of the request; never completes
   * exceptionally.
   */
  public CompletableFuture<SendResult> execute(Call call) {
    return execute(call, Map.of());
  }

  /**
   * Like {@link #execute(Call)}. An upload may take longer, according to its size.
   *
   * @param files for each file of the call that Telegram does not fetch
   */
  public CompletableFuture<SendResult> execute(
      Call call, Map<? extends Attachment.Source, OutgoingFile> files) {
    return execute(MessageRequests.of(call, files));
  }

  /** Like {@link #execute(Call)}, with the archive of the call. */
  public CompletableFuture<SendResult> execute(Call call, OutgoingFile.Upload archive) {
    return execute(MessageRequests.of(call, archive));
  }

  private CompletableFuture<SendResult> execute(BotApiRequests.Request request) {
    return wire.send(request, MAX_BYTES)
        .thenApply(outcome -> BotApiResponses.result(outcome, token));
  }

  /** Calls getMe to check that Telegram is reachable; completes like {@link #execute}. */
  public CompletableFuture<SendResult> probe() {
    return wire.send(BotApiRequests.bare("getMe"), MAX_BYTES)
        .thenApply(outcome -> BotApiResponses.result(outcome, token));
  }

  /**
   * The bot's identity (getMe).
   *
   * @throws BotApiException when Telegram refuses or cannot be reached, as all methods below do
   */
  public BotIdentity me() {
    var me = ask(BotApiRequests.bare("getMe"));
    var id = JsonFields.number(me, "id");
    return new BotIdentity(
        id == null ? token.botId() : id,
        JsonFields.text(me, "username"),
        JsonFields.textOr(me, "first_name", ""));
  }

  /**
   * The bot's {@code callback_query_mode}. Only {@link #TAPS_WITH_MESSAGE} guarantees that every
   * callback query includes its message.
   *
   * @return Telegram's value; empty when Telegram does not report it
   */
  public Optional<String> callbackQueryMode() {
    return Optional.ofNullable(
        JsonFields.text(ask(BotApiRequests.bare("getMe")), "callback_query_mode"));
  }

  /**
   * Makes every callback query include the message with the button (Bot API 10.5, setMySettings).
   * Other bot settings are unchanged.
   */
  public void takeTapsWithTheirMessage() {
    ask(BotApiRequests.callbackQueryMode(TAPS_WITH_MESSAGE));
  }

  /** Registers the webhook. */
  public void setWebhook(WebhookOrder order) {
    ask(BotApiRequests.setWebhook(order));
  }

  /**
   * Removes the webhook; Telegram then keeps updates until they are fetched.
   *
   * @param dropPending discards pending updates: users' messages are lost
   */
  public void deleteWebhook(boolean dropPending) {
    ask(BotApiRequests.deleteWebhook(dropPending));
  }

  public WebhookInfo webhookInfo() {
    return WebhookInfo.of(ask(BotApiRequests.bare("getWebhookInfo")), token);
  }

  /**
   * Long-polls for updates (Bot API, getUpdates). An interrupt aborts the call.
   *
   * @param offset the first update to return; earlier ones are confirmed
   * @param limit 1 to 100
   * @param timeout how long Telegram waits for the first update, in whole seconds
   * @return each update's JSON, unchanged, in UTF-8
   */
  public List<byte[]> updates(long offset, int limit, Duration timeout) {
    var request =
        BotApiRequests.updates(
            offset, limit, Math.toIntExact(timeout.toSeconds()), ALLOWED_UPDATES);
    var answer = wire.ask(request, MAX_BYTES_OF_UPDATES, timeout);
    return UpdateSplitter.in(BotApiResponses.bytes(BotApiResponses.body(answer, token)));
  }

  /**
   * Sets the command list shown for {@code /}. Idempotent.
   *
   * @param language two-letter code; absent: the default for all other languages
   * @param commands at most 100
   */
  public void setCommands(@Nullable String language, List<CommandText> commands) {
    ask(BotApiRequests.setCommands(language, commands));
  }

  /**
   * Where a file can be downloaded now (Bot API, getFile).
   *
   * @param fileId that Telegram told this bot
   */
  public RemoteFile file(String fileId) {
    var file = ask(BotApiRequests.file(fileId));
    return new RemoteFile(JsonFields.text(file, "file_path"), JsonFields.number(file, "file_size"));
  }

  /**
   * Downloads a file; blocks until the head of the response has come. Does not throw.
   *
   * @param path that {@link #file} told, not one on the server's disk
   */
  public FileResponse open(String path) {
    return files.open(path);
  }

  /** Ends the downloads that run; reading from them fails. */
  public void cancelDownloads() {
    files.cancel();
  }

  private JsonNode ask(BotApiRequests.Request request) {
    return BotApiResponses.value(wire.ask(request, MAX_BYTES, Duration.ZERO), token);
  }

  /** Cancels calls in flight; their callers get a result that reports it. */
  @Override
  public void close() {
    files.close();
    wire.close();
  }
}
