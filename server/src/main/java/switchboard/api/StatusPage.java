package switchboard.api;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import switchboard.diagnosis.HealthCheck;
import switchboard.diagnosis.HealthReport;

/** The page at the root, which shows whether the bot runs. */
final class StatusPage {

  private StatusPage() {}

  static String of(About about, HealthReport health) {
    boolean up = health.isWell();
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s · Switchboard</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/status.css">
    </head>
    <body>
    <main>
    <p class="state %2$s">%3$s</p>
    <h1>%1$s</h1>
    <dl>
    %4$s
    </dl>
    %5$s
    <footer>Switchboard %6$s · <a href="/health">health</a></footer>
    </main>
    </body>
    </html>
    """
        .formatted(
            HtmlUtils.htmlEscape(about.botName().get()),
            up ? "up" : "down",
            up ? "The bot is running" : "The bot is in trouble",
            health.checks().stream().map(StatusPage::row).collect(Collectors.joining("\n")),
            about.chat() == null
                ? ""
                : "<p><a class=\"button\" href=\"%s\">Open the chat</a></p>"
                    .formatted(HtmlUtils.htmlEscape(about.chat().toString())),
            HtmlUtils.htmlEscape(about.version()));
  }

  private static String row(HealthCheck check) {
    var state = check.state().name().toLowerCase(Locale.ROOT);
    return "<div><dt>%s</dt><dd class=\"%s\">%s</dd></div>".formatted(check.name(), state, state);
  }
}
