package switchboard.engine;

import static switchboard.domain.Finding.note;
import static switchboard.domain.Finding.wrong;
import static switchboard.domain.Sentence.sentence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.domain.Finding;
import switchboard.domain.Sentence;
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

  static final Sentence SET =
      sentence("Run: switchboard webhook set (or POST /set_webhook, or restart the server).");

  private static final Sentence TAKE_TAPS =
      sentence(
          "The bot answers all the same. Restart the server, which sets the mode to default. If it changes again, another program with the bot’s token sets it.");

  private WebhookDoctor() {}

  /** Findings, errors before notes. */
  static List<Finding> findings(WebhookCase it) {
    var found = new ArrayList<Finding>();
    UrlCheck.finding(it).ifPresent(found::add);
    found.addAll(PlaceCheck.findings(it));
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

  private static Optional<Finding> lastError(WebhookCase it) {
    var at = it.telegram().lastErrorAt();
    var message = it.telegram().lastErrorMessage();
    if (at == null || message == null) {
      return Optional.empty();
    }
    var advice = DeliveryError.advice(it, message);
    var said = sentence("The last delivery that failed was {0} ({1})", it.ago(at), message);
    return Optional.of(
        isOver(it, at)
            ? note(
                sentence("{0}, and updates have come since, or none waits.", said),
                sentence("Nothing has to be done. If it happens again: {0}", advice.fix()))
            : wrong(
                sentence("{0}; waiting: {1}. {2}", said, it.telegram().pending(), advice.meaning()),
                advice.fix()));
  }

  /**
   * Telegram does not report success. The server's own last received update counts, or else that no
   * updates are pending.
   */
  private static boolean isOver(WebhookCase it, Instant failure) {
    var taken = it.sightings().lastTaken();
    if (taken != null) {
      return taken.isAfter(failure);
    }
    return it.telegram().pending() == 0 || failure.plus(RECENT).isBefore(it.now());
  }

  private static Optional<Finding> kinds(WebhookCase it) {
    var asked = it.telegram().allowedUpdates();
    var missing =
        BotApi.ALLOWED_UPDATES.stream()
            .filter(kind -> asked.isEmpty() ? NOT_BY_DEFAULT.contains(kind) : !asked.contains(kind))
            .toList();
    if (!missing.isEmpty()) {
      return Optional.of(
          wrong(
              sentence(
                  "Telegram does not send these kinds of update, which the bot needs: {0}.",
                  String.join(", ", missing)),
              SET));
    }
    var needless = new HashSet<>(asked);
    needless.removeAll(BotApi.ALLOWED_UPDATES);
    return asked.isEmpty() || !needless.isEmpty()
        ? Optional.of(
            note(
                sentence(
                    "Telegram also sends kinds of update that the bot does not use: more of what people do reaches it than is needed."),
                SET))
        : Optional.empty();
  }

  private static Optional<Finding> address(WebhookCase it) {
    var ip = it.telegram().ip();
    if (ip == null || it.resolved().isEmpty() || it.resolved().contains(ip)) {
      return Optional.empty();
    }
    if (PlaceCheck.literal(ip) == null) {
      return Optional.of(
          wrong(
              sentence("Telegram could not find the address of the webhook’s host."),
              sentence(
                  "Give the name an A record, or correct PUBLIC_URL; then run: switchboard webhook set")));
    }
    return Optional.of(
        note(
            sentence(
                "Telegram sends to {0}; seen from here the host is {1}.",
                ip, String.join(", ", it.resolved())),
            sentence(
                "Fine behind a content network or inside one’s own network. If the server has moved: Telegram looks again within the hour, or at once after: switchboard webhook set")));
  }

  private static Optional<Finding> certificate(WebhookCase it) {
    var own = it.certificate();
    var url = PlaceCheck.parsed(it.address());
    if (own == null || url == null || it.base() == null) {
      return Optional.empty();
    }
    boolean needed = own.mustBeUploadedFor(url.getHost());
    if (needed == it.telegram().hasCustomCertificate()) {
      return Optional.empty();
    }
    return Optional.of(
        needed
            ? wrong(
                sentence(
                    "The certificate in TLS_CERT is self-signed, and Telegram was not given it: it will not trust the server."),
                SET)
            : note(
                sentence(
                    "Telegram was given a certificate for this webhook, and the one in TLS_CERT needs none."),
                SET));
  }

  private static Optional<Finding> path(WebhookCase it) {
    var base = it.base();
    return base == null || !PublicUrl.hasPath(base)
        ? Optional.empty()
        : Optional.of(
            note(
                sentence(
                    "PUBLIC_URL has the path {0}, where only the webhook works, and not the console.",
                    base.getPath()),
                sentence(
                    "To use the console through the proxy, give the server a host of its own.")));
  }

  private static List<Finding> chain(WebhookCase it) {
    var own = it.certificate();
    var url = PlaceCheck.parsed(it.address());
    return own == null || url == null ? List.of() : own.findings(url.getHost(), it.now());
  }

  private static Optional<Finding> connections(WebhookCase it) {
    var theirs = it.telegram().maxConnections();
    return theirs == null || theirs >= it.maxConnections()
        ? Optional.empty()
        : Optional.of(
            note(
                sentence(
                    "Telegram delivers {0} at once, and not {1}: busy hours take longer.",
                    theirs, it.maxConnections()),
                SET));
  }

  private static Optional<Finding> waiting(WebhookCase it) {
    long pending = it.telegram().pending();
    return pending < MANY
        ? Optional.empty()
        : Optional.of(
            wrong(
                sentence("{0} updates wait at Telegram; it keeps each for 24 hours.", pending),
                sentence(
                    "Look whether the server is up and GET /health is well; it takes in what waits by itself, thousands a minute.")));
  }

  private static Optional<Finding> taps(WebhookCase it) {
    var mode = it.callbackQueryMode();
    var tapped = it.sightings().lastInlineTap();
    if (mode != null && !mode.equals(BotApi.TAPS_WITH_MESSAGE)) {
      return Optional.of(
          note(
              sentence(
                  "The bot’s callback_query_mode is {0}, not default: Telegram does not say in which chat a button was pressed.",
                  mode),
              TAKE_TAPS));
    }
    return tapped == null || tapped.plus(RECENT).isBefore(it.now())
        ? Optional.empty()
        : Optional.of(
            note(
                sentence(
                    "The bot’s callback_query_mode is not default: Telegram did not say in which chat a button was pressed {0}.",
                    it.ago(tapped)),
                TAKE_TAPS));
  }

  private static Optional<Finding> synchronization(WebhookCase it) {
    var at = it.telegram().lastSynchronizationErrorAt();
    return at == null || at.plus(RECENT).isBefore(it.now())
        ? Optional.empty()
        : Optional.of(
            note(
                sentence("Telegram’s own servers had trouble with each other {0}.", it.ago(at)),
                sentence("Nothing can be done here; updates come late.")));
  }
}
