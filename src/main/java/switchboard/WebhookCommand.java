package switchboard;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import switchboard.domain.WebhookWish;
import switchboard.engine.Examination;
import switchboard.engine.Sightings;
import switchboard.engine.WebhookSetup;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotApiException;

@Command(
    name = "webhook",
    mixinStandardHelpOptions = true,
    description =
        "What Telegram knows of the webhook: sets it, examines it, deletes it. Speaks with Telegram"
            + " only and needs no data.")
final class WebhookCommand {

  /** Somebody waits at the terminal. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private CommandSpec spec = CommandSpec.create();

  @Spec
  void options(CommandSpec command) {
    spec = command;
    SettingOptions.addTo(command, Setting.WEBHOOK);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Has Telegram send updates to PUBLIC_URL. A server with that setting does so itself when"
              + " it starts.")
  int set(
      @Option(
              names = "--max-connections",
              paramLabel = "NUMBER",
              defaultValue = "40",
              description = "deliveries at once, 1 to 100 (default: 40)")
          int connections,
      @Option(
              names = "--drop-pending",
              description = "throws away the updates that wait: people's messages are lost")
          boolean drop) {
    if (connections < 1 || connections > WebhookWish.MOST_CONNECTIONS) {
      throw new Refusal("--max-connections: expected 1 to 100, not " + connections, 2);
    }
    var base = SettingOptions.bot(spec).publicUrl();
    if (base == null) {
      throw new Refusal(
          "PUBLIC_URL is not set: say at which https address Telegram reaches the server, there or"
              + " with --public-url.",
          2);
    }
    return with(setup -> set(setup, base, connections, drop));
  }

  private int set(WebhookSetup setup, URI base, int connections, boolean drop) {
    var order = setup.order(base, connections, drop);
    setup.telegram().setWebhook(order);
    out().printf("Telegram sends updates to %s.%n", base);
    if (order.certificate() != null) {
      out().println("The certificate is self-signed and was uploaded.");
    }
    out().println("Whether they arrive: switchboard webhook info");
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Shows Telegram's view of the webhook, what is wrong with it and what to do. Exit code 1"
              + " when something is wrong.")
  int info() {
    var base = SettingOptions.bot(spec).publicUrl();
    return with(setup -> {
      var report =
          Examination.of(setup, base, WebhookWish.USUAL_CONNECTIONS, Sightings.NONE, Instant.now());
      WebhookWords.print(report, base != null, out());
      return report.isWell() ? 0 : 1;
    });
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Has Telegram keep updates until they are fetched.")
  int delete(
      @Option(
              names = "--drop-pending",
              description = "throws away the updates that wait: people's messages are lost")
          boolean drop) {
    var base = SettingOptions.bot(spec).publicUrl();
    return with(setup -> {
      setup.telegram().deleteWebhook(drop);
      out().println("There is no webhook any more; Telegram keeps updates for 24 hours.");
      out()
          .println(
              base == null
                  ? "A server without PUBLIC_URL fetches them, at the latest after its next start."
                  : "PUBLIC_URL is set: a server with it gets none until it starts again.");
      return 0;
    });
  }

  private int with(ToIntFunction<WebhookSetup> work) {
    var settings = SettingOptions.bot(spec);
    try (var telegram =
        new BotApi(settings.token(), settings.botApiUrl(), settings.proxy(), LONGEST)) {
      return work.applyAsInt(
          new WebhookSetup(
              telegram,
              settings.token(),
              settings.botApiUrl(),
              settings.legacyPath(),
              () -> 0,
              settings.certificate()));
    } catch (BotApiException e) {
      throw new Refusal(
          e.isUnauthorized()
              ? "Telegram does not know this token; get a new one from @BotFather."
              : "Telegram refused or cannot be reached: " + e.getMessage());
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
