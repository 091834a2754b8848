package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import switchboard.app.ServerFactory;
import switchboard.engine.WebhookFilter.LegacyPath;

/** Another instance on the PostgreSQL of a test server, with its keys and its simulator. */
public final class SecondServer implements AutoCloseable {

  private final TestServer server;

  /**
   * @param first the folder of the other server, which has started
   * @param folder an empty folder
   */
  public SecondServer(TestServer house, Path first, Path folder) {
    this(house, first, folder, _ -> {});
  }

  /**
   * @param settings changes of them
   */
  public SecondServer(TestServer house, Path first, Path folder, Consumer<TestSettings> settings) {
    this(house, first, folder, settings, new TestServerFactory());
  }

  public SecondServer(TestServer house, Path first, Path folder, ServerFactory factory) {
    this(house, first, folder, _ -> {}, factory);
  }

  /**
   * @param factory of the server
   */
  public SecondServer(
      TestServer house,
      Path first,
      Path folder,
      Consumer<TestSettings> settings,
      ServerFactory factory) {
    server = new TestServer(folder, "first", house.simulator()).with(factory);
    try {
      Files.copy(
          first.resolve("master.json"),
          folder.resolve("master.json"),
          StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server
        .set(it -> it.on(TestDatabase.POSTGRES.settings(first.resolve("data"))))
        .set(settings)
        .open(LegacyPath.MIGRATE);
  }

  public TestServer server() {
    return server;
  }

  /** The simulator is the other server's. */
  @Override
  public void close() {
    server.stop();
  }
}
