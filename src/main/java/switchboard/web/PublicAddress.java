package switchboard.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where people and Telegram find this server.
 *
 * @param url absent: not known
 */
public record PublicAddress(@Nullable URI url) {

  @Nullable String host() {
    return url == null ? null : url.getHost();
  }
}
