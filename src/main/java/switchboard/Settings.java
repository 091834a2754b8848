package switchboard;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Policy;
import switchboard.engine.Pace;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.store.SeenUpdates;
import switchboard.telegram.BotToken;
import switchboard.telegram.OutboundProxy;

/**
 * How this program was told to run, checked.
 *
 * @param proxy on the way to the Bot API
 * @param publicUrl present: webhook; absent: long polling
 * @param tls absent: plain http
 * @param trustedProxies addresses and networks; empty for none
 * @param botFile absent: the built-in sample
 * @param adminApiToken absent: only tokens of the database are good
 */
record Settings(
    BotToken token,
    URI botApiUrl,
    @Nullable OutboundProxy proxy,
    @Nullable URI publicUrl,
    InetSocketAddress listen,
    @Nullable TlsFiles tls,
    String trustedProxies,
    DataSettings data,
    @Nullable Path botFile,
    @Nullable String adminApiToken,
    LegacyPath legacyPath,
    Pace pace,
    int retentionDays,
    boolean maskMessages,
    boolean jsonLogs) {

  private static final Duration REPLIES_FOR = Duration.ofDays(7);

  /** Either settings, or every mistake in them. */
  sealed interface Read {
    /**
     * @param warnings sentences about what is written and has no effect
     */
    record Good(Settings settings, List<String> warnings) implements Read {}

    /**
     * @param problems sentences that name the setting and say what to do
     */
    record Bad(List<String> problems) implements Read {}

    /**
     * There is no token at all.
     *
     * @param warnings sentences about what is written and has no effect
     */
    record NoToken(List<String> warnings) implements Read {}
  }

  /** The operator's file of the certificate; one by ACME is known to everybody or temporary. */
  @Nullable Path certificate() {
    return tls == null || tls.order() != null ? null : tls.certificate();
  }

  Optional<URI> publicUrlIfAny() {
    return Optional.ofNullable(publicUrl);
  }

  /** What the page on privacy tells. */
  Policy policy() {
    return new Policy(
        retentionDays,
        (int) SeenUpdates.COUNTS_FOR.toHours(),
        (int) repliesFor().toDays(),
        data.backups().keeping().keyDays(),
        maskMessages);
  }

  /** Replies repeat what people wrote: they are not kept for longer than that. */
  Duration repliesFor() {
    var messages = Duration.ofDays(retentionDays);
    return messages.isZero() || messages.compareTo(REPLIES_FOR) > 0 ? REPLIES_FOR : messages;
  }
}
