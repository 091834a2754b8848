package switchboard.store.postgres;

import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is, and who connects to it. A text of this shows no password.
 *
 * @param url {@code jdbc:postgresql://…}; its parameters take precedence
 */
public record PostgresAddress(String url, @Nullable String user, @Nullable String password) {

  public static final String PREFIX = "jdbc:postgresql:";

  /** What a URL must look like, for messages. */
  public static final String FORM =
      "jdbc:postgresql://host:5432/database, with the user in DATABASE_USER and the password in DATABASE_PASSWORD";

  private static final Pattern WELL_FORMED =
      Pattern.compile("jdbc:postgresql://[^/?#@\\s]+/[^/?#@\\s]+(?:\\?\\S*)?");

  private static final int CONNECT_SECONDS = 10;

  /** Longer than any statement takes; a connection that died silently ends after this. */
  private static final int ANSWER_SECONDS = 60;

  /**
   * @throws IllegalArgumentException when the URL is malformed; the message does not repeat it
   */
  public PostgresAddress {
    if (!WELL_FORMED.matcher(url).matches() || Driver.parseURL(url, new Properties()) == null) {
      throw new IllegalArgumentException(FORM);
    }
  }

  /** Whether the URL itself names the user. */
  public boolean namesUser() {
    return has(PGProperty.USER);
  }

  boolean has(PGProperty property) {
    var given = Driver.parseURL(url, new Properties());
    return given != null && given.containsKey(property.getName());
  }

  PGSimpleDataSource source() {
    var source = new PGSimpleDataSource();
    source.setApplicationName("Switchboard");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    source.setTcpKeepAlive(true);
    // Details of errors contain rows, and messages are logged.
    source.setLogServerErrorDetail(false);
    source.setUrl(url);
    if (user != null && !namesUser()) {
      source.setUser(user);
    }
    if (password != null && !has(PGProperty.PASSWORD)) {
      source.setPassword(password);
    }
    return source;
  }

  /** Without parameters, which may contain the password. */
  @Override
  public String toString() {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    return "%s on %s"
        .formatted(source.getDatabaseName(), String.join(", ", source.getServerNames()));
  }
}
