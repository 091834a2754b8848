package switchboard.config;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.acme.AcmeOrder;
import switchboard.webhook.WebhookBaseUrl;

/** Settings of the ACME client, read when ACME_DOMAIN is set. */
final class AcmeSettings {

  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
  private static final Pattern EMAIL = Pattern.compile("[!-~&&[^@,;:?]]+@[!-~&&[^@,;:?]]+");
  private static final int MAX_DOMAINS = 100;

  private AcmeSettings() {}

  /** Returns null after a mistake, which it adds to {@code words}. */
  static @Nullable TlsFiles read(RawSettings words) {
    refuseBesideFiles(words);
    var domains =
        words.parseIfSet(
            Setting.ACME_DOMAIN,
            AcmeSettings::domains,
            "domain names that resolve to this machine, separated by commas, such as bot.example.org; wildcards and IP addresses are not supported");
    demandAgreement(words);
    var email = words.parseIfSet(Setting.ACME_EMAIL, AcmeSettings::email, "an email address");
    var directory =
        words.parse(
            Setting.ACME_DIRECTORY,
            AcmeSettings::directory,
            "the https URL of a certificate authority's ACME directory");
    var port =
        words.parse(
            Setting.ACME_HTTP_PORT,
            word -> RawSettings.between(word, 0, 65_535),
            "a port, 0 to 65535");
    var root = words.path(Setting.DATA_DIR).resolve("acme");
    return domains == null
        ? null
        : TlsFiles.by(new AcmeOrder(domains, email, directory, port, root));
  }

  private static void refuseBesideFiles(RawSettings words) {
    if (words.has(Setting.TLS_CERT) || words.has(Setting.TLS_KEY)) {
      words.problem(
          "ACME_DOMAIN cannot be combined with TLS_CERT and TLS_KEY: remove ACME_DOMAIN, or those two");
    }
  }

  private static void demandAgreement(RawSettings words) {
    var agreed = words.word(Setting.ACME_AGREE_TOS);
    if (!"true".equals(agreed)) {
      words.problem(
          "ACME_AGREE_TOS: the certificate authority requires you to agree to its terms of service (Let's Encrypt: https://letsencrypt.org/repository/). Set ACME_AGREE_TOS=true if you agree, or remove ACME_DOMAIN");
    }
  }

  private static List<String> domains(String word) {
    var domains =
        Arrays.stream(word.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .map(WebhookBaseUrl::host)
            .distinct()
            .toList();
    if (domains.size() > MAX_DOMAINS
        || !domains.stream().allMatch(domain -> DOMAIN.matcher(domain).matches())) {
      throw new IllegalArgumentException();
    }
    return domains;
  }

  private static String email(String word) {
    if (!EMAIL.matcher(word).matches()) {
      throw new IllegalArgumentException();
    }
    return word;
  }

  /** Allows plain http only on the loopback interface, for tests. */
  private static URI directory(String word) {
    var directory = WebhookBaseUrl.web(word);
    boolean here = List.of("127.0.0.1", "localhost", "[::1]").contains(directory.getHost());
    if (!here && !"https".equals(directory.getScheme())) {
      throw new IllegalArgumentException();
    }
    return directory;
  }
}
