package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.config.TlsFiles;

/** The installed nginx on a free port, with a certificate. */
public final class Nginx implements AutoCloseable {

  public static final String MISSING =
      "There is no nginx on the PATH (Debian, Ubuntu: apt install nginx-light)";

  /** The lines that name the instances. */
  private static final Pattern INSTANCES =
      Pattern.compile("( *server 127\\.0\\.0\\.1:\\d+ .*\n)( *server .*\n)*");

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether nginx tests run: without nginx they are skipped, except in CI. */
  static boolean isWanted() {
    return "true".equals(System.getenv("CI")) || find().isPresent();
  }

  /** Finds nginx, also in /usr/sbin, which Debian adds only to root's PATH. */
  private static Optional<Path> find() {
    var path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * @param folder an empty folder
   * @param port a free port
   * @param locations content of the {@code server} block besides the certificate
   */
  public static Nginx start(Path folder, int port, String locations) {
    return start(folder, port, files -> server(files, port, locations));
  }

  /**
   * @param site content of the {@code http} block, with these files of a certificate
   */
  public static Nginx start(Path folder, int port, Function<TlsFiles, String> site) {
    try {
      var files = TestCertificates.make(folder, "EC", 30);
      var configuration = folder.resolve("nginx.conf");
      Files.writeString(configuration, configuration(folder, site.apply(files)));
      var log = folder.resolve("nginx.log");
      var process =
          new ProcessBuilder(
                  find().orElseThrow(() -> new AssertionError(MISSING)).toString(),
                  "-p",
                  folder.toString(),
                  "-c",
                  configuration.toString(),
                  "-e",
                  folder.resolve("error.log").toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      var nginx = new Nginx(process, port);
      Eventually.holds("nginx listens", nginx::listens);
      return nginx;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * nginx with the configuration of this repository, in front of instances at these ports.
   *
   * @param port a free port
   */
  public static Nginx deployed(Path folder, int port, List<Integer> instances) {
    return start(folder, port, files -> deployed(files, port, instances));
  }

  private static String deployed(TlsFiles files, int port, List<Integer> instances) {
    var certificates = "/etc/letsencrypt/live/bot.example.com/";
    try {
      var given = Files.readString(Path.of("deploy/nginx/switchboard.conf"));
      var upstream = INSTANCES.matcher(given);
      assertThat(upstream.find()).isTrue();
      var servers =
          instances.stream()
              .map(one -> upstream.group(1).replaceFirst(":\\d+", ":" + one))
              .collect(Collectors.joining());
      return given
          .replace(upstream.group(), servers)
          .replaceAll("(?m)^ *listen \\[.*$", "")
          .replace("listen 80;", "listen 127.0.0.1:%d;".formatted(Ports.free()))
          .replace("listen 443 ssl", "listen 127.0.0.1:%d ssl".formatted(port))
          .replace(certificates + "fullchain.pem", files.certificate().toString())
          .replace(certificates + "privkey.pem", files.key().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String server(TlsFiles files, int port, String locations) {
    return """
    server {
      listen 127.0.0.1:%d ssl;
      ssl_certificate %s;
      ssl_certificate_key %s;
      %s
    }
    """
        .formatted(port, files.certificate(), files.key(), locations);
  }

  private static String configuration(Path folder, String site) {
    return """
    daemon off;
    master_process off;
    pid %1$s/nginx.pid;
    events {}
    http {
      access_log off;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
      %2$s
    }
    """
        .formatted(folder, site);
  }

  private boolean listens() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
