package switchboard.engine;

import static switchboard.domain.Finding.note;
import static switchboard.domain.Finding.wrong;
import static switchboard.engine.WebhookDoctor.SET;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import switchboard.domain.Finding;
import switchboard.engine.Webhook.LegacyPath;

/** Whether Telegram sends updates to where we wait for them. */
final class UrlCheck {

  private UrlCheck() {}

  static Optional<Finding> finding(WebhookCase it) {
    if (!it.hasWebhook()) {
      return it.base() == null
          ? Optional.empty()
          : Optional.of(
              wrong(
                  "Telegram has no webhook for this bot, so no updates come to %s."
                      .formatted(it.base()),
                  SET));
    }
    if (it.base() == null) {
      return Optional.of(unwanted(it));
    }
    return it.telegram().url().equals(it.wantedUrl()) ? Optional.empty() : Optional.of(other(it));
  }

  private static Finding unwanted(WebhookCase it) {
    var url = it.telegram().url();
    if (url.endsWith(it.ownPath())) {
      var base = url.substring(0, url.length() - it.ownPath().length());
      return wrong(
          "Telegram sends updates to the webhook of this bot at %s, but PUBLIC_URL is not set, so the server tries to fetch them."
              .formatted(base),
          "Set PUBLIC_URL=%s; or, to fetch updates, run: switchboard webhook delete"
              .formatted(base));
    }
    return wrong(
        "PUBLIC_URL is not set, so the server fetches its updates, but Telegram sends them to %s."
            .formatted(MaskedUrl.of(url)),
        "Is that another program with the same bot? Then stop one of the two. Otherwise run: switchboard webhook delete");
  }

  private static Finding other(WebhookCase it) {
    var url = it.telegram().url();
    if (url.equals(it.legacyUrl())) {
      return legacy(it.legacy());
    }
    var theirs = PlaceCheck.parsed(url);
    var ours = it.base();
    if (theirs == null || ours == null || !sameHost(theirs, ours)) {
      return wrong(
          "Telegram sends updates to another address, %s, and not to %s."
              .formatted(MaskedUrl.of(url), ours),
          SET
              + " If another program is meant to use this bot, give this one a bot of its own: two cannot share one.");
    }
    return samePlace(theirs, ours) ? path(it) : door(url, ours);
  }

  private static Finding door(String url, URI ours) {
    return wrong(
        "Telegram sends updates to %s: the right host, but another port or scheme than %s."
            .formatted(MaskedUrl.of(url), ours),
        SET);
  }

  private static Finding path(WebhookCase it) {
    var url = it.telegram().url();
    return url.matches(".*/tg/[A-Za-z0-9_-]{43}") && !url.endsWith(it.ownPath())
        ? wrong(
            "Telegram sends updates to the right host, but to the path of another token: the token was changed, or belongs to another bot.",
            SET + " Check that BOT_TOKEN is the one that @BotFather shows.")
        : wrong(
            "Telegram sends updates to the right host, but to a path that is not ours: %s."
                .formatted(MaskedUrl.of(url)),
            SET);
  }

  private static Finding legacy(LegacyPath legacy) {
    var seen = "Telegram still uses the old path, which is the bot's token itself";
    return switch (legacy) {
      case ACCEPT ->
          note(
              seen + "; it works, but the token stands in the logs of every proxy on the way.",
              "Set LEGACY_WEBHOOK_PATH=migrate and restart.");
      case MIGRATE -> note(seen + "; it works until it is changed.", SET);
      case OFF -> wrong(seen + ", and LEGACY_WEBHOOK_PATH is off: each update gets 404.", SET);
    };
  }

  private static boolean sameHost(URI one, URI other) {
    return one.getHost().equalsIgnoreCase(other.getHost());
  }

  private static boolean samePlace(URI one, URI other) {
    return Objects.equals(one.getScheme(), other.getScheme())
        && PlaceCheck.portOf(one) == PlaceCheck.portOf(other);
  }
}
