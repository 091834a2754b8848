package switchboard.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The server's public address.
 *
 * @param url null when unknown
 */
public record PublicAddress(@Nullable URI url) {

  @Nullable String host() {
    return url == null ? null : url.getHost();
  }
}
