package switchboard.webhook;

import static switchboard.base.Sentence.sentence;
import static switchboard.diagnosis.Finding.note;
import static switchboard.diagnosis.Finding.wrong;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.base.Sentence;
import switchboard.diagnosis.Finding;
import switchboard.telegram.BotApi;

/** Diagnoses a webhook and suggests fixes. Pure functions without side effects. */
final class WebhookDoctor {

  /** The threshold from which Telegram's own server warns too. */
  private static final long MANY = 200;

  /**
   * While updates are pending, Telegram retries within two minutes, or after the Retry-After of a
   * 503.
   */
  private static final Duration RECENT = Duration.ofHours(1);

  /** Update types that Telegram omits when none are requested. */
  private static final Set<String> NOT_BY_DEFAULT =
      Set.of("chat_member", "message_reaction", "message_reaction_count");

  static final Sentence SET = sentence("webhook.register.fix");

  private static final Sentence TAKE_TAPS = sentence("webhook.callback_mode.fix");

  private WebhookDoctor() {}

  /** Findings, errors before notes. */
  static List<Finding> findings(WebhookFacts it) {
    var found = new ArrayList<Finding>();
    ReachabilityCheck.finding(it).ifPresent(found::add);
    found.addAll(WebhookUrlRules.findings(it));
    if (it.hasWebhook()) {
      lastError(it).ifPresent(found::add);
    }
    if (it.isOurs()) {
      kinds(it).ifPresent(found::add);
      address(it).ifPresent(found::add);
      certificate(it).ifPresent(found::add);
      found.addAll(chain(it));
      connections(it).ifPresent(found::add);
    }
    path(it).ifPresent(found::add);
    waiting(it).ifPresent(found::add);
    taps(it).ifPresent(found::add);
    synchronization(it).ifPresent(found::add);
    return found.stream().sorted((one, other) -> one.weight().compareTo(other.weight())).toList();
  }

  private static Optional<Finding> lastError(WebhookFacts it) {
    var at = it.telegram().lastErrorAt();
    var message = it.telegram().lastErrorMessage();
    if (at == null || message == null) {
      return Optional.empty();
    }
    var advice = WebhookErrorExplanation.explain(it, message);
    var said = sentence("webhook.last_error", it.ago(at), message);
    return Optional.of(
        isOver(it, at)
            ? note(
                sentence("webhook.last_error.over", said),
                sentence("webhook.last_error.over.fix", advice.fix()))
            : wrong(
                sentence(
                    "webhook.last_error.active", said, it.telegram().pending(), advice.problem()),
                advice.fix()));
  }

  /**
   * Telegram does not report success. The server's own last received update counts, or else that no
   * updates are pending.
   */
  private static boolean isOver(WebhookFacts it, Instant failure) {
    var taken = it.sightings().lastTaken();
    if (taken != null) {
      return taken.isAfter(failure);
    }
    return it.telegram().pending() == 0 || failure.plus(RECENT).isBefore(it.now());
  }

  private static Optional<Finding> kinds(WebhookFacts it) {
    var asked = it.telegram().allowedUpdates();
    var missing =
        BotApi.ALLOWED_UPDATES.stream()
            .filter(kind -> asked.isEmpty() ? NOT_BY_DEFAULT.contains(kind) : !asked.contains(kind))
            .toList();
    if (!missing.isEmpty()) {
      return Optional.of(wrong(sentence("webhook.kinds.missing", String.join(", ", missing)), SET));
    }
    var needless = new HashSet<>(asked);
    needless.removeAll(BotApi.ALLOWED_UPDATES);
    return asked.isEmpty() || !needless.isEmpty()
        ? Optional.of(note(sentence("webhook.kinds.needless"), SET))
        : Optional.empty();
  }

  private static Optional<Finding> address(WebhookFacts it) {
    var ip = it.telegram().ip();
    if (ip == null || it.resolved().isEmpty() || it.resolved().contains(ip)) {
      return Optional.empty();
    }
    if (WebhookUrlRules.literal(ip) == null) {
      return Optional.of(wrong("webhook.address.unresolved"));
    }
    return Optional.of(note("webhook.address.differs", ip, String.join(", ", it.resolved())));
  }

  private static Optional<Finding> certificate(WebhookFacts it) {
    var own = it.certificate();
    var url = WebhookUrlRules.parsed(it.address());
    if (own == null || url == null || it.base() == null) {
      return Optional.empty();
    }
    boolean needed = own.mustBeUploadedFor(url.getHost());
    if (needed == it.telegram().hasCustomCertificate()) {
      return Optional.empty();
    }
    return Optional.of(
        needed
            ? wrong(sentence("webhook.certificate.self_signed"), SET)
            : note(sentence("webhook.certificate.needless"), SET));
  }

  private static Optional<Finding> path(WebhookFacts it) {
    var base = it.base();
    return base == null || !WebhookBaseUrl.hasPath(base)
        ? Optional.empty()
        : Optional.of(note("webhook.path", base.getPath()));
  }

  private static List<Finding> chain(WebhookFacts it) {
    var own = it.certificate();
    var url = WebhookUrlRules.parsed(it.address());
    return own == null || url == null ? List.of() : own.findings(url.getHost(), it.now());
  }

  private static Optional<Finding> connections(WebhookFacts it) {
    var theirs = it.telegram().maxConnections();
    return theirs == null || theirs >= it.maxConnections()
        ? Optional.empty()
        : Optional.of(note(sentence("webhook.connections", theirs, it.maxConnections()), SET));
  }

  private static Optional<Finding> waiting(WebhookFacts it) {
    long pending = it.telegram().pending();
    return pending < MANY ? Optional.empty() : Optional.of(wrong("webhook.pending", pending));
  }

  private static Optional<Finding> taps(WebhookFacts it) {
    var mode = it.callbackQueryMode();
    var tapped = it.sightings().lastInlineTap();
    if (mode != null && !mode.equals(BotApi.TAPS_WITH_MESSAGE)) {
      return Optional.of(note(sentence("webhook.callback_mode.known", mode), TAKE_TAPS));
    }
    return tapped == null || tapped.plus(RECENT).isBefore(it.now())
        ? Optional.empty()
        : Optional.of(note(sentence("webhook.callback_mode.seen", it.ago(tapped)), TAKE_TAPS));
  }

  private static Optional<Finding> synchronization(WebhookFacts it) {
    var at = it.telegram().lastSynchronizationErrorAt();
    return at == null || at.plus(RECENT).isBefore(it.now())
        ? Optional.empty()
        : Optional.of(note("webhook.synchronization", it.ago(at)));
  }
}
