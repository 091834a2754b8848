package switchboard.webhook;

import static switchboard.base.Sentence.sentence;
import static switchboard.diagnosis.Finding.note;
import static switchboard.diagnosis.Finding.wrong;
import static switchboard.webhook.WebhookDoctor.SET;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import switchboard.diagnosis.Finding;
import switchboard.engine.WebhookFilter.LegacyPath;

/** Checks that the registered webhook URL is the expected one. */
final class ReachabilityCheck {

  private ReachabilityCheck() {}

  static Optional<Finding> finding(WebhookFacts it) {
    if (!it.hasWebhook()) {
      return it.base() == null
          ? Optional.empty()
          : Optional.of(wrong(sentence("webhook.url.missing", String.valueOf(it.base())), SET));
    }
    if (it.base() == null) {
      return Optional.of(unwanted(it));
    }
    return it.telegram().url().equals(it.wantedUrl()) ? Optional.empty() : Optional.of(other(it));
  }

  private static Finding unwanted(WebhookFacts it) {
    var url = it.telegram().url();
    if (url.endsWith(it.ownPath())) {
      var base = url.substring(0, url.length() - it.ownPath().length());
      return wrong(
          sentence("webhook.url.unwanted", base), sentence("webhook.url.unwanted.fix", base));
    }
    return wrong("webhook.url.foreign", MaskedUrl.of(url));
  }

  private static Finding other(WebhookFacts it) {
    var url = it.telegram().url();
    if (url.equals(it.legacyUrl())) {
      return legacy(it.legacy());
    }
    var theirs = WebhookUrlRules.parsed(url);
    var ours = it.base();
    if (theirs == null || ours == null || !sameHost(theirs, ours)) {
      return wrong(
          sentence(
              "webhook.url.other_host", MaskedUrl.of(url), String.valueOf(String.valueOf(ours))),
          sentence("webhook.url.other_host.fix", SET));
    }
    return samePlace(theirs, ours) ? path(it) : otherPort(url, ours);
  }

  private static Finding otherPort(String url, URI ours) {
    return wrong(sentence("webhook.url.other_port", MaskedUrl.of(url), ours), SET);
  }

  private static Finding path(WebhookFacts it) {
    var url = it.telegram().url();
    return url.matches(".*/tg/[A-Za-z0-9_-]{43}") && !url.endsWith(it.ownPath())
        ? wrong(sentence("webhook.url.other_token"), sentence("webhook.url.other_token.fix", SET))
        : wrong(sentence("webhook.url.other_path", MaskedUrl.of(url)), SET);
  }

  private static Finding legacy(LegacyPath legacy) {
    var seen = sentence("webhook.url.legacy");
    return switch (legacy) {
      case ACCEPT -> note("webhook.url.legacy.accept", seen);
      case MIGRATE -> note(sentence("webhook.url.legacy.migrate", seen), SET);
      case OFF -> wrong(sentence("webhook.url.legacy.off", seen), SET);
    };
  }

  private static boolean sameHost(URI one, URI other) {
    return one.getHost().equalsIgnoreCase(other.getHost());
  }

  private static boolean samePlace(URI one, URI other) {
    return Objects.equals(one.getScheme(), other.getScheme())
        && WebhookUrlRules.portOf(one) == WebhookUrlRules.portOf(other);
  }
}
