package switchboard.acme;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An ACME certificate order. An order requires agreement to the authority's terms of service.
 *
 * @param domains at least one, in lower case; requests for other hosts are redirected to the first
 * @param email contact address for the authority
 * @param directory the authority's directory URL
 * @param httpPort local port for the HTTP-01 challenge, 80 unless a router forwards it
 * @param root the parent folder of all authorities
 */
public record AcmeOrder(
    List<String> domains, @Nullable String email, URI directory, int httpPort, Path root) {

  /** The authority's own folder, so that trying one authority does not affect another. */
  Path folder() {
    var name = directory.getHost().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_");
    return root.resolve(directory.getPort() < 0 ? name : name + "_" + directory.getPort());
  }

  /** The certificate chain and its private key, in one file. */
  public Path pem() {
    return folder().resolve("certificate.pem");
  }
}
