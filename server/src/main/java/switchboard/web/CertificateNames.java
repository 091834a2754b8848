package switchboard.web;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The hosts and addresses that a certificate covers.
 *
 * @param all in lower case; {@code *} matches one part of a host
 */
public record CertificateNames(Set<String> all) {

  private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,+]+)");

  public static CertificateNames of(X509Certificate certificate) {
    var names = new HashSet<String>();
    var common = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
    if (common.find()) {
      names.add(common.group(1).toLowerCase(Locale.ROOT));
    }
    try {
      var others = certificate.getSubjectAlternativeNames();
      if (others != null) {
        others.forEach(name -> names.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT)));
      }
    } catch (CertificateException e) {
      // Without alternative names, only the common name counts.
    }
    return new CertificateNames(Set.copyOf(names));
  }

  /**
   * @param host as in a URL, with brackets around IPv6
   */
  public boolean cover(String host) {
    var wanted = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    return all.contains(wanted) || all.contains(wanted.replaceFirst("^[^.]+", "*"));
  }
}
