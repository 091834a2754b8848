package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;

/**
 * Telegram's Bot API, or a server of one's own that speaks it. Nothing that comes out of here,
 * results and exceptions, holds the token.
 */
public final class BotApi implements AutoCloseable {

  public static final URI TELEGRAM = URI.create("https://api.telegram.org");

  /** What we ask for: what the bot acts upon, so that nothing else about people reaches us. */
  public static final List<String> ALLOWED_UPDATES =
      List.of("message", "edited_message", "callback_query", "my_chat_member");

  /** The usual {@code callback_query_mode} of a bot. */
  public static final String TAPS_WITH_MESSAGE = "default";

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_BYTES_OF_UPDATES = 20 << 20;

  /**
   * A webhook wanted (Bot API, setWebhook).
   *
   * @param url https, on port 443, 80, 88 or 8443 unless the Bot API's server is one's own
   * @param secret comes back in a header of each delivery, see {@link BotToken#webhookSecret()}
   * @param maxConnections deliveries at once, 1–100
   * @param dropPending throws away what waits: people's messages are lost
   * @param certificate PEM of a self-signed one, which Telegram then trusts here; absent: it trusts
   *     what browsers trust
   */
  public record WebhookOrder(
      String url,
      String secret,
      List<String> allowedUpdates,
      int maxConnections,
      boolean dropPending,
      @Nullable String certificate) {}

  /**
   * A line of the list that Telegram shows for {@code /} (Bot API, BotCommand).
   *
   * @param name 1–32 lower case letters, digits and underscores, without slash
   * @param description 1–256 characters
   */
  public record CommandText(String name, String description) {}

  private final BotToken token;
  private final Wire wire;

  /**
   * @param base the address before {@code /bot…}
   * @throws IllegalArgumentException when the address is not one of HTTP
   */
  public BotApi(BotToken token, URI base) {
    this(token, base, (OutboundProxy) null);
  }

  /**
   * @param proxy on the way there; absent: none
   */
  public BotApi(BotToken token, URI base, @Nullable OutboundProxy proxy) {
    this(token, base, proxy, Wire.Timeouts.USUAL);
  }

  /**
   * @param longest the longest time for a call instead of the usual 30 s
   */
  public BotApi(BotToken token, URI base, Duration longest) {
    this(token, base, null, longest);
  }

  public BotApi(BotToken token, URI base, @Nullable OutboundProxy proxy, Duration longest) {
    this(token, base, proxy, new Wire.Timeouts(Wire.Timeouts.USUAL.connect(), longest));
  }

  BotApi(BotToken token, URI base, @Nullable OutboundProxy proxy, Wire.Timeouts timeouts) {
    this.token = token;
    wire = new Wire(token, base, proxy, timeouts);
  }

  /** Tries once, for at most 30 s from when the call goes out; never completes exceptionally. */
  public CompletableFuture<SendResult> execute(Call call) {
    return wire.send(Requests.of(call), MOST_BYTES)
        .thenApply(outcome -> Replies.result(outcome, token));
  }

  /** Asks for nothing but an answer: done when the way to Telegram is open. As {@link #execute}. */
  public CompletableFuture<SendResult> probe() {
    return wire.send(Requests.bare("getMe"), MOST_BYTES)
        .thenApply(outcome -> Replies.result(outcome, token));
  }

  /**
   * Who we are.
   *
   * @throws BotApiException when Telegram refuses or cannot be reached, as all methods below do
   */
  public BotIdentity me() {
    var me = ask(Requests.bare("getMe"));
    var id = Fields.number(me, "id");
    return new BotIdentity(
        id == null ? token.botId() : id,
        Fields.text(me, "username"),
        Fields.textOr(me, "first_name", ""));
  }

  /**
   * Whether taps come with their message; only {@link #TAPS_WITH_MESSAGE} says that all do.
   *
   * @return Telegram's word; empty where it does not tell
   */
  public Optional<String> callbackQueryMode() {
    return Optional.ofNullable(Fields.text(ask(Requests.bare("getMe")), "callback_query_mode"));
  }

  /**
   * Has every tap come with the message that holds the button (Bot API 10.5, setMySettings); the
   * bot's other settings stay.
   */
  public void takeTapsWithTheirMessage() {
    ask(Requests.callbackQueryMode(TAPS_WITH_MESSAGE));
  }

  /** Has updates delivered to us. */
  public void setWebhook(WebhookOrder order) {
    ask(Requests.setWebhook(order));
  }

  /**
   * Has updates kept until they are fetched.
   *
   * @param dropPending throws away what waits: people's messages are lost
   */
  public void deleteWebhook(boolean dropPending) {
    ask(Requests.deleteWebhook(dropPending));
  }

  public WebhookInfo webhookInfo() {
    return WebhookInfo.of(ask(Requests.bare("getWebhookInfo")), token);
  }

  /**
   * Waits for updates (Bot API, getUpdates). An interrupt ends the wait.
   *
   * @param offset the first update wanted; those before it count as received
   * @param limit 1–100
   * @param timeout how long Telegram waits for the first one, in whole seconds
   * @return each as it came, in UTF-8
   */
  public List<byte[]> updates(long offset, int limit, Duration timeout) {
    var request =
        Requests.updates(offset, limit, Math.toIntExact(timeout.toSeconds()), ALLOWED_UPDATES);
    return RawUpdates.in(
        Replies.body(wire.ask(request, MOST_BYTES_OF_UPDATES, timeout), token).toByteArray());
  }

  /**
   * Sets what {@code /} offers; the same again changes nothing.
   *
   * @param language of two letters; absent for everybody else
   * @param commands at most 100
   */
  public void setCommands(@Nullable String language, List<CommandText> commands) {
    ask(Requests.setCommands(language, commands));
  }

  private JsonNode ask(Requests.Request request) {
    return Replies.value(wire.ask(request, MOST_BYTES, Duration.ZERO), token);
  }

  /** Ends calls on their way: those that wait for one get a result that says so. */
  @Override
  public void close() {
    wire.close();
  }
}
