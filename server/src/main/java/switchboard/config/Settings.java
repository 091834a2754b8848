package switchboard.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;
import switchboard.domain.Policy;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.outbox.SendLimits;
import switchboard.store.SeenUpdateDao;
import switchboard.telegram.BotToken;
import switchboard.telegram.OutboundProxy;

/**
 * The server's settings, checked.
 *
 * @param proxy to the Bot API
 * @param publicUrl present: webhook; absent: long polling
 * @param tls absent: plain http
 * @param trustedProxies addresses and networks; empty for none
 * @param botFile absent: the built-in sample
 * @param adminApiToken absent: only tokens in the database are valid
 */
public record Settings(
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
    SendLimits pace,
    int retentionDays,
    boolean maskMessages,
    boolean jsonLogs) {

  private static final Duration REPLIES_FOR = Duration.ofDays(7);

  /** Either settings, or every mistake in them. */
  public sealed interface Read {
    /**
     * @param warnings sentences about lines that have no effect
     */
    record Good(Settings settings, List<String> warnings) implements Read {}

    /**
     * @param problems sentences that name the setting and say what to do
     */
    record Bad(List<String> problems) implements Read {

      public CommandException exception() {
        return new CommandException(
            problems.stream()
                .map(problem -> "  " + problem)
                .collect(Collectors.joining("\n", "These settings cannot be used:\n", "")),
            2);
      }
    }

    /**
     * No token is set.
     *
     * @param warnings sentences about lines that have no effect
     */
    record NoToken(List<String> warnings) implements Read {}
  }

  /**
   * The operator's certificate file. Absent with ACME, whose certificate is publicly trusted or
   * temporary.
   */
  @Nullable
  public Path certificate() {
    return tls == null || tls.order() != null ? null : tls.certificate();
  }

  public Optional<URI> publicUrlIfAny() {
    return Optional.ofNullable(publicUrl);
  }

  /** The facts for the privacy page. */
  public Policy policy() {
    return new Policy(
        retentionDays,
        (int) SeenUpdateDao.COUNTS_FOR.toHours(),
        (int) repliesFor().toDays(),
        data.backups().keeping().keyDays(),
        maskMessages);
  }

  /** How long replies are kept: no longer than messages, whose text they may repeat. */
  public Duration repliesFor() {
    var messages = Duration.ofDays(retentionDays);
    return messages.isZero() || messages.compareTo(REPLIES_FOR) > 0 ? REPLIES_FOR : messages;
  }
}
