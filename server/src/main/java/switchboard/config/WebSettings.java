package switchboard.config;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import switchboard.auth.ApiTokens;

/**
 * The HTTP server.
 *
 * @param tls absent: plain http
 * @param trustedProxies addresses and networks; empty for none
 * @param adminApiToken absent: only tokens in the database are valid
 */
public record WebSettings(
    InetSocketAddress listen,
    @Nullable TlsFiles tls,
    String trustedProxies,
    @Nullable String adminApiToken) {

  static WebSettings read(RawSettings words) {
    var listen = words.parse(Setting.LISTEN, ListenAddress::parse, ListenAddress.EXPECTED);
    var tls = words.has(Setting.ACME_DOMAIN) ? AcmeSettings.read(words) : TlsFiles.read(words);
    var trustedProxies =
        words.parseIfSet(
            Setting.TRUSTED_PROXIES,
            Networks::parse,
            "addresses or networks, separated by commas, such as 127.0.0.1,10.0.0.0/8");
    var adminApiToken =
        words.parseIfSet(
            Setting.ADMIN_API_TOKEN,
            WebSettings::token,
            "at least 32 ASCII letters, digits and signs without spaces, as from openssl rand -hex 32");
    return new WebSettings(
        listen, tls, trustedProxies == null ? "" : trustedProxies, adminApiToken);
  }

  private static String token(String word) {
    if (word.length() < ApiTokens.MIN_LENGTH || !word.matches("[!-~]+")) {
      throw new IllegalArgumentException();
    }
    return word;
  }
}
