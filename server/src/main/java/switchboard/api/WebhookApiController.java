package switchboard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import switchboard.base.UserErrorException;
import switchboard.diagnosis.WebhookRegistration;
import switchboard.diagnosis.WebhookRequest;
import switchboard.operations.WebhookService;
import switchboard.web.JsonBody;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Registers the webhook and shows its state. */
@RestController
record WebhookApiController(WebhookService webhooks) {

  private static final String CONNECTIONS = "max_connections";
  private static final String DROP = "drop_pending_updates";

  /** The request body. */
  record WebhookChange(
      @Schema(description = "HTTPS address to use instead of the one in the settings.")
          @Nullable String url,
      @Schema(minimum = "1", maximum = "100") @JsonProperty(CONNECTIONS)
          @Nullable Integer maxConnections,
      @JsonProperty(DROP) @Nullable Boolean dropPendingUpdates) {}

  /**
   * The result of a registration.
   *
   * @param note how long the registration lasts
   */
  record Registered(
      boolean ok,
      String url,
      @JsonProperty(CONNECTIONS) int maxConnections,
      @JsonProperty(DROP) boolean dropPendingUpdates,
      String note) {

    static Registered of(WebhookRegistration set) {
      return new Registered(
          true, set.url(), set.maxConnections(), set.droppedPending(), set.note());
    }
  }

  @Needs(Permission.ADMIN)
  @Operation(
      summary = "Register the webhook, so that Telegram sends updates to this server.",
      requestBody =
          @RequestBody(
              required = false,
              content = @Content(schema = @Schema(implementation = WebhookChange.class))))
  @PostMapping("/set_webhook")
  Registered set(HttpServletRequest request) throws IOException {
    return Registered.of(webhooks.set(wish(request)));
  }

  /** Accepts tokens only, because another site can make a browser send a GET. */
  @Needs(value = Permission.ADMIN, byTokenOnly = true)
  @Operation(summary = "Register the webhook with the address in the settings. Requires a token.")
  @GetMapping("/set_webhook")
  Registered setAsUsual() {
    return Registered.of(webhooks.set(WebhookRequest.usual()));
  }

  @Needs(Permission.STATS)
  @Operation(summary = "Show Telegram's webhook info and a diagnosis.")
  @GetMapping("/webhook_info")
  WebhookView info() {
    return WebhookView.of(webhooks.report());
  }

  private static WebhookRequest wish(HttpServletRequest request) throws IOException {
    var change = JsonBody.read(request, WebhookChange.class);
    int connections =
        Objects.requireNonNullElse(change.maxConnections(), WebhookRequest.USUAL_CONNECTIONS);
    if (connections < 1 || connections > WebhookRequest.MAX_CONNECTIONS) {
      throw UserErrorException.invalid(CONNECTIONS, "Expected a whole number from 1 to 100.");
    }
    return new WebhookRequest(
        change.url(), connections, Objects.requireNonNullElse(change.dropPendingUpdates(), false));
  }
}
