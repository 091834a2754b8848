package switchboard.simulator;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.http.fileupload.FileUtils;
import org.apache.tomcat.util.modeler.Registry;
import switchboard.simulator.check.RequestBody;
import switchboard.simulator.methods.BotApiCalls;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.simulator.world.World;

/** Embedded Tomcat with the servlets of the simulator. */
final class SimulatorServer implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 4096;

  private final Tomcat tomcat = new Tomcat();
  private final Path folder;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("simulator-http-", 0).factory());

  SimulatorServer(World world, BotApiCalls api) {
    Registry.disableRegistry(); // JMX is not used
    try {
      folder = Files.createTempDirectory("simulator");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tomcat.setBaseDir(folder.toString());
    tomcat.setConnector(connector(world.options));
    Context context = tomcat.addContext("", folder.toString());
    if (context instanceof StandardContext standard) {
      standard.setClearReferencesRmiTargets(false);
      standard.setClearReferencesThreadLocals(false);
    }
    context.getPipeline().addValve(new ConnectionCutter());
    if (context.getParent() instanceof StandardHost host) {
      host.setErrorReportValveClass(null);
    }
    Wrapper front = Tomcat.addServlet(context, "front", new RequestRouter(world, api));
    front.setMultipartConfigElement(uploads());
    front.setAsyncSupported(true);
    front.addMapping("/");
    start(world.options);
  }

  private void start(SimulatorOptions options) {
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      close();
      throw new IllegalStateException(
          "The simulator cannot listen on " + options.address() + ":" + options.port(), e);
    }
    if (port() <= 0) {
      close();
      throw new IllegalStateException(
          "The simulator cannot listen on " + options.address() + ":" + options.port());
    }
  }

  private Connector connector(SimulatorOptions options) {
    Connector connector = new Connector();
    connector.setPort(options.port());
    connector.setThrowOnFailure(true);
    connector.setMaxPostSize(RequestBody.BYTES);
    connector.setMaxPartCount(100);
    connector.setProperty("compression", "on");
    connector.setProperty("compressibleMimeType", "text/html,text/css,text/javascript");
    if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
      protocol.setMaxKeepAliveRequests(-1);
      protocol.setRelaxedPathChars("");
    }
    if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
      connector.setProperty("address", options.address());
      protocol.setMaxConnections(MAX_CONNECTIONS);
      protocol.setExecutor(threads);
    }
    return connector;
  }

  private MultipartConfigElement uploads() {
    long most = RequestBody.UPLOAD_BYTES;
    return new MultipartConfigElement(folder.toString(), most, most + (1L << 20), 1 << 16);
  }

  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() {
    try {
      tomcat.getConnector().stop();
      threads.shutdownNow();
      tomcat.stop();
      tomcat.destroy();
      FileUtils.deleteDirectory(folder.toFile());
    } catch (LifecycleException e) {
      throw new IllegalStateException("The simulator failed to stop", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
