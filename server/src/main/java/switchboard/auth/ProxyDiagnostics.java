package switchboard.auth;

import static switchboard.base.Sentence.sentence;
import static switchboard.diagnosis.Finding.note;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import switchboard.base.Sentence;
import switchboard.diagnosis.Finding;

/**
 * Detects misconfigured reverse proxies: missing headers, and headers from untrusted addresses.
 * Each problem is logged once; the console shows the current ones.
 */
@Component
public final class ProxyDiagnostics {

  private static final Logger LOG = LoggerFactory.getLogger(ProxyDiagnostics.class);

  private static final Sentence SEND_PROTO = sentence("connection.proxy.send_proto");

  private enum Kind {
    /** A proxy terminates TLS, but the server sees plain HTTP. */
    PLAIN,
    /** The proxy does not forward the requested host. */
    HOST,
    /** An untrusted address sends forwarding headers. */
    UNTRUSTED
  }

  private final Map<Kind, Finding> found = new EnumMap<>(Kind.class);
  private final Set<Kind> told = EnumSet.noneOf(Kind.class);

  /**
   * Records a forwarding header from an untrusted address. Every client can send one; only a
   * private or local address is likely to be the operator's proxy.
   */
  synchronized void unbelieved(String header, String address) {
    if (told.add(Kind.UNTRUSTED)) {
      LOG.atWarn()
          .addKeyValue("address", address)
          .addKeyValue("header", header)
          .log(
              "Forwarding header from an untrusted address ignored. If the address is your proxy, add it to TRUSTED_PROXIES; otherwise do nothing");
    }
    if (isNear(address)) {
      found.put(
          Kind.UNTRUSTED,
          note(
              sentence("connection.proxy.untrusted", address, header),
              sentence("connection.proxy.trust_if_yours", address)));
    }
  }

  /** Checks a request from one of the server's own pages for signs of a misconfigured proxy. */
  synchronized void accepted(HttpServletRequest request, @Nullable String origin) {
    if (origin != null) {
      keep(Kind.PLAIN, AllowedOrigins.isEncrypted(origin) && !request.isSecure(), plain(request));
      keep(Kind.HOST, !AllowedOrigins.isAskedFor(request, origin), host());
    }
  }

  private static Finding plain(HttpServletRequest request) {
    return AllowedOrigins.isByTrustedProxy(request)
        ? note(sentence("connection.proxy.no_proto"), SEND_PROTO)
        : note(
            sentence("connection.proxy.plain_untrusted", request.getRemoteAddr()),
            sentence("connection.proxy.trust", request.getRemoteAddr(), SEND_PROTO));
  }

  private static Finding host() {
    return note(
        sentence("connection.proxy.no_host"),
        sentence("connection.proxy.nginx", "proxy_set_header Host $http_host;"));
  }

  private void keep(Kind kind, boolean isSo, Finding finding) {
    if (!isSo) {
      found.remove(kind);
      return;
    }
    found.put(kind, finding);
    if (told.add(kind)) {
      LOG.atWarn().log("{} {}", finding.problem(), finding.fix());
    }
  }

  private static boolean isNear(String address) {
    try {
      var one = InetAddress.ofLiteral(address);
      boolean local = one instanceof Inet6Address && (one.getAddress()[0] & 0xFE) == 0xFC;
      return local
          || one.isLoopbackAddress()
          || one.isSiteLocalAddress()
          || one.isLinkLocalAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The current problems. */
  public synchronized List<Finding> findings() {
    return found.entrySet().stream()
        .filter(one -> one.getKey() != Kind.UNTRUSTED || !found.containsKey(Kind.PLAIN))
        .map(Map.Entry::getValue)
        .toList();
  }
}
