package switchboard.access;

import static switchboard.domain.Finding.note;
import static switchboard.domain.Sentence.sentence;

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
import switchboard.domain.Finding;
import switchboard.domain.Sentence;

/**
 * Detects misconfigured reverse proxies: missing headers, and headers from untrusted addresses.
 * Each problem is logged once; the console shows the current ones.
 */
public final class ProxyWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ProxyWatch.class);

  private static final Sentence SEND_PROTO =
      sentence(
          "Have the proxy send X-Forwarded-For and X-Forwarded-Proto, as the operator’s guide says.");

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
              sentence(
                  "{0} sends the header {1} and is not trusted: the audit log has its address for everybody behind it.",
                  address, header),
              sentence("If it is your proxy, set TRUSTED_PROXIES={0}", address)));
    }
  }

  /** Checks a request from one of the server's own pages for signs of a misconfigured proxy. */
  synchronized void accepted(HttpServletRequest request, @Nullable String origin) {
    if (origin != null) {
      keep(Kind.PLAIN, Origins.isEncrypted(origin) && !request.isSecure(), plain(request));
      keep(Kind.HOST, !Origins.isAskedFor(request, origin), host());
    }
  }

  private static Finding plain(HttpServletRequest request) {
    return Origins.isByTrustedProxy(request)
        ? note(
            sentence("Browsers come by https, and the proxy in front does not say so."), SEND_PROTO)
        : note(
            sentence(
                "Browsers come by https, and the server sees plain http from {0}, which is not trusted: the audit log has its address for everybody behind it.",
                request.getRemoteAddr()),
            sentence("Set TRUSTED_PROXIES={0} – {1}", request.getRemoteAddr(), SEND_PROTO));
  }

  private static Finding host() {
    return note(
        sentence("The proxy in front does not pass on the header Host."),
        sentence("In nginx: {0}", "proxy_set_header Host $http_host;"));
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
