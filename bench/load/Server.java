import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An instance of the server, and the figures that the system keeps on its process. */
record Server(Process process, InetSocketAddress address) {

  /** All instances have the public address of the first one, as that of a load balancer. */
  static Server start(String[] command, int apiPort, List<Server> others) throws IOException {
    int port = freePort();
    int publicPort = others.isEmpty() ? port : others.getFirst().address().getPort();
    var builder = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = builder.environment();
    environment.put("BOT_TOKEN", "123456789:" + "A".repeat(35));
    environment.put("BOT_API_URL", "http://127.0.0.1:" + apiPort);
    environment.put("LISTEN", "127.0.0.1:" + port);
    environment.put("PUBLIC_URL", "http://127.0.0.1:" + publicPort);
    environment.put("DATA_DIR", "data" + others.size());
    environment.put("SEND_RATE", "off");
    environment.put("MEDIA", "all");
    environment.put("ADMIN_API_TOKEN", Documents.TOKEN);
    return new Server(builder.start(), new InetSocketAddress("127.0.0.1", port));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  boolean accepts() {
    try (var socket = new Socket()) {
      socket.connect(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static double cpuSeconds(List<Server> servers) throws IOException {
    double sum = 0;
    for (var server : servers) {
      sum += cpuSeconds(Long.toString(server.process().pid()));
    }
    return sum;
  }

  /**
   * @param process its number, or self
   */
  static double cpuSeconds(String process) throws IOException {
    var stat = Files.readString(Path.of("/proc/" + process + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  /** Resident memory in MB. */
  static long memory(List<Server> servers) throws IOException {
    long sum = 0;
    for (var server : servers) {
      sum += Files.readAllLines(Path.of("/proc/" + server.process().pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .sum();
    }
    return sum;
  }
}
