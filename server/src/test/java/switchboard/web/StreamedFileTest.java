package switchboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedFileTest {

  private static final int LENGTH = 1 << 20;

  @TempDir Path folder;
  private final Tomcat tomcat = new Tomcat();
  private final HttpClient http = HttpClient.newHttpClient();

  /** Writes a file that fails at its end if the query says so. */
  private static final class Download extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      new StreamedFile(
              "text/csv",
              "all.csv",
              out -> {
                out.write("x".repeat(LENGTH));
                if (request.getQueryString() != null) {
                  throw new UncheckedIOException(new IOException("the rest cannot be read"));
                }
              })
          .render(null, request, response);
    }
  }

  @BeforeEach
  void start() throws LifecycleException {
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    ((StandardHost) tomcat.getHost()).setErrorReportValveClass(ProblemValve.class.getName());
    var context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "download", new Download()).addMapping("/");
    tomcat.start();
  }

  @AfterEach
  void stop() throws LifecycleException {
    http.close();
    tomcat.stop();
    tomcat.destroy();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var address = "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path;
    return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  @Test
  void fileIsADownloadInWhichNothingRuns() throws Exception {
    var answer = get("/");
    assertThat(answer.body()).hasSize(LENGTH);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"all.csv\"");
    assertThat(answer.headers().firstValue(ContentPolicy.HEADER)).contains(ContentPolicy.FILE);
  }

  /** Otherwise its beginning would be taken for the whole. */
  @Test
  void fileThatFailsInTheMiddleIsCut() {
    assertThatThrownBy(() -> get("/?fail")).isInstanceOf(IOException.class);
  }
}
