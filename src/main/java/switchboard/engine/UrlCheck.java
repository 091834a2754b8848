package switchboard.engine;

import static switchboard.domain.Finding.note;
import static switchboard.domain.Finding.wrong;
import static switchboard.domain.Sentence.sentence;
import static switchboard.engine.WebhookDoctor.SET;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import switchboard.domain.Finding;
import switchboard.engine.Webhook.LegacyPath;

/** Checks that the registered webhook URL is the expected one. */
final class UrlCheck {

  private UrlCheck() {}

  static Optional<Finding> finding(WebhookCase it) {
    if (!it.hasWebhook()) {
      return it.base() == null
          ? Optional.empty()
          : Optional.of(
              wrong(
                  sentence(
                      "Telegram has no webhook for this bot, so no updates come to {0}.",
                      String.valueOf(it.base())),
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
          sentence(
              "Telegram sends updates to the webhook of this bot at {0}, but PUBLIC_URL is not set, so the server tries to fetch them.",
              base),
          sentence(
              "Set PUBLIC_URL={0}; or, to fetch updates, run: switchboard webhook delete", base));
    }
    return wrong(
        sentence(
            "PUBLIC_URL is not set, so the server fetches its updates, but Telegram sends them to {0}.",
            MaskedUrl.of(url)),
        sentence(
            "Is that another program with the same bot? Then stop one of the two. Otherwise run: switchboard webhook delete"));
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
          sentence(
              "Telegram sends updates to another address, {0}, and not to {1}.",
              MaskedUrl.of(url), String.valueOf(String.valueOf(ours))),
          sentence(
              "{0} If another program is meant to use this bot, give this one a bot of its own: two cannot share one.",
              SET));
    }
    return samePlace(theirs, ours) ? path(it) : door(url, ours);
  }

  private static Finding door(String url, URI ours) {
    return wrong(
        sentence(
            "Telegram sends updates to {0}: the right host, but another port or scheme than {1}.",
            MaskedUrl.of(url), ours),
        SET);
  }

  private static Finding path(WebhookCase it) {
    var url = it.telegram().url();
    return url.matches(".*/tg/[A-Za-z0-9_-]{43}") && !url.endsWith(it.ownPath())
        ? wrong(
            sentence(
                "Telegram sends updates to the right host, but to the path of another token: the token was changed, or belongs to another bot."),
            sentence("{0} Check that BOT_TOKEN is the one that @BotFather shows.", SET))
        : wrong(
            sentence(
                "Telegram sends updates to the right host, but to a path that is not ours: {0}.",
                MaskedUrl.of(url)),
            SET);
  }

  private static Finding legacy(LegacyPath legacy) {
    var seen = sentence("Telegram still uses the old path, which is the bot’s token itself");
    return switch (legacy) {
      case ACCEPT ->
          note(
              sentence(
                  "{0}; it works, but the token stands in the logs of every proxy on the way.",
                  seen),
              sentence("Set LEGACY_WEBHOOK_PATH=migrate and restart."));
      case MIGRATE -> note(sentence("{0}; it works until it is changed.", seen), SET);
      case OFF ->
          wrong(sentence("{0}, and LEGACY_WEBHOOK_PATH is off: each update gets 404.", seen), SET);
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
