package switchboard.certificate;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What certificate is wanted, and from whom. Whoever orders has agreed to the terms.
 *
 * @param domains at least one, in lower case; the first is where strange requests are sent
 * @param email where the authority may write to
 * @param directory the authority's entrance
 * @param httpPort where the authority's question arrives, 80 unless a router forwards it
 * @param root the folder of all authorities
 */
public record AcmeOrder(
    List<String> domains, @Nullable String email, URI directory, int httpPort, Path root) {

  /** A folder for each authority: trying one out leaves nothing behind that another would keep. */
  Path folder() {
    var name = directory.getHost().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_");
    return root.resolve(directory.getPort() < 0 ? name : name + "_" + directory.getPort());
  }

  /** The certificate, those that vouch for it and its key, in one file. */
  public Path pem() {
    return folder().resolve("certificate.pem");
  }
}
