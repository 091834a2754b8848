package switchboard.testing;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** One server for all tests of a class, which change nothing on it: a start takes half a second. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class SharedServerTestBase {

  protected TestServer house;

  @BeforeAll
  void open(@TempDir Path folder) {
    house = new TestServer(folder, "first");
    start(house);
  }

  @AfterAll
  void close() {
    house.close();
  }

  protected abstract void start(TestServer server);

  protected HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(house.uri().resolve(path));
  }
}
