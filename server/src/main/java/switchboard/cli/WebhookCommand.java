package switchboard.cli;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import switchboard.base.CommandException;
import switchboard.config.Setting;
import switchboard.config.SettingsReader;
import switchboard.config.TelegramSettings;
import switchboard.diagnosis.WebhookRequest;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotApiException;
import switchboard.webhook.UpdateObservations;
import switchboard.webhook.WebhookInspector;
import switchboard.webhook.WebhookOptions;

@Command(
    name = "webhook",
    description = "Set, examine or delete the webhook registration at Telegram. Needs no data.")
public final class WebhookCommand extends SettingsCommand {

  /** Short, because the operator waits at the terminal. */
  private static final Duration MAX_DURATION = Duration.ofSeconds(15);

  WebhookCommand() {
    super(Setting.WEBHOOK);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Register PUBLIC_URL as the webhook. A server with that setting does so when it starts.")
  int set(
      @Option(
              names = "--max-connections",
              paramLabel = "NUMBER",
              defaultValue = "40",
              description = "simultaneous deliveries, 1 to 100 (default: 40)")
          int connections,
      @Option(
              names = "--drop-pending",
              description = "discard pending updates: users' messages are lost")
          boolean drop) {
    if (connections < 1 || connections > WebhookRequest.MAX_CONNECTIONS) {
      throw new CommandException("--max-connections: expected 1 to 100, not " + connections, 2);
    }
    var base = telegram().publicUrl();
    if (base == null) {
      throw new CommandException(
          "PUBLIC_URL is not set. Set it, or --public-url, to the https URL at which Telegram"
              + " reaches the server.",
          2);
    }
    return with(setup -> set(setup, base, connections, drop));
  }

  private int set(WebhookOptions setup, URI base, int connections, boolean drop) {
    var order = setup.order(base, connections, drop);
    setup.telegram().setWebhook(order);
    out().printf("Telegram sends updates to %s.%n", base);
    if (order.certificate() != null) {
      out().println("The certificate is self-signed and was uploaded.");
    }
    out().println("To check that they arrive: switchboard webhook info");
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Show Telegram's view of the webhook, its problems and what to do. Exit code 1 if there are"
              + " problems.")
  int info() {
    var base = telegram().publicUrl();
    return with(setup -> {
      var report =
          WebhookInspector.of(
              setup,
              base,
              WebhookRequest.USUAL_CONNECTIONS,
              UpdateObservations.NONE,
              Instant.now());
      WebhookReportPrinter.print(report, base != null, out());
      return report.isWell() ? 0 : 1;
    });
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Delete the registration. Telegram keeps updates until they are fetched.")
  int delete(
      @Option(
              names = "--drop-pending",
              description = "discard pending updates: users' messages are lost")
          boolean drop) {
    var base = telegram().publicUrl();
    return with(setup -> {
      setup.telegram().deleteWebhook(drop);
      out().println("Webhook deleted. Telegram keeps updates for 24 hours.");
      out()
          .println(
              base == null
                  ? "A server without PUBLIC_URL fetches them, at the latest after a restart."
                  : "PUBLIC_URL is set: a server with this setting gets no updates until it is restarted.");
      return 0;
    });
  }

  private int with(ToIntFunction<WebhookOptions> work) {
    var settings = telegram();
    try (var telegram =
        new BotApi(settings.token(), settings.botApiUrl(), settings.proxy(), MAX_DURATION)) {
      return work.applyAsInt(
          new WebhookOptions(
              telegram,
              settings.token(),
              settings.botApiUrl(),
              settings.legacyPath(),
              () -> 0,
              settings.certificate()));
    } catch (BotApiException e) {
      throw new CommandException(
          e.isUnauthorized()
              ? "Telegram does not know this token; get a new one from @BotFather."
              : "Telegram refused the request or cannot be reached: " + e.getMessage());
    }
  }

  private TelegramSettings telegram() {
    return SettingsReader.telegram(sources());
  }
}
