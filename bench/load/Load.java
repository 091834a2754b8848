import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts the server, plays Telegram to it, and measures: updates posted to the webhook over some
 * connections, each waiting for its answer, and an instant Bot API that takes the replies.
 *
 * <p>One thread does all of it, so that little of the machine goes to the measuring. Run it with
 * {@code bench/run.sh}; the parameters are system properties, see there.
 */
final class Load {

  static final int CONNECTIONS = Integer.getInteger("connections", 40);
  static final int PEOPLE = Integer.getInteger("people", 10_000);
  static final int RATE = Integer.getInteger("rate", 0);
  static final int API_MILLIS = Integer.getInteger("apiMillis", 0);
  private static final int INSTANCES = Integer.getInteger("instances", 1);
  private static final int UPDATES = INSTANCES * Integer.getInteger("updates", 100_000);
  private static final int WARM_UP = INSTANCES * Integer.getInteger("warmup", 100_000);

  private static long mostMemory;

  public static void main(String[] command) throws Exception {
    try (var selector = Selector.open(); var api = new BotApi(new Loop(selector))) {
      long started = System.nanoTime();
      var loop = api.loop;
      var servers = new ArrayList<Server>();
      try {
        for (int i = 0; i < INSTANCES; i++) {
          servers.add(Server.start(command, api.port(), servers));
          loop.until(() -> api.webhook != null && servers.getLast().accepts(), 60);
        }
        new Posting(loop, api, servers, 1).run();
        System.out.printf("start to first update answered   %.2f s%n", (System.nanoTime() - started) / 1e9);
        System.out.printf("memory (RSS) idle                %d MB%n", Server.memory(servers));
        // Files are part of it, as the code that stores them is compiled like any other.
        new Posting(loop, api, servers, WARM_UP, Documents.WARM_UP).run();
        api.documents().awaitStored(servers, Documents.WARM_UP);
        drain(loop, api);
        Files.createFile(Path.of("warm")); // see bench/quota.sh
        loop.forMillis(500);
        measure(loop, api, servers);
      } finally {
        servers.forEach(server -> server.process().destroy());
        for (var server : servers) {
          if (!server.process().waitFor(15, TimeUnit.SECONDS)) {
            server.process().destroyForcibly();
          }
        }
      }
    }
  }

  private static void measure(Loop loop, BotApi api, List<Server> servers) throws Exception {
    double cpu = Server.cpuSeconds(servers);
    double own = Server.cpuSeconds("self");
    long callsBefore = api.calls;
    long begun = System.nanoTime();
    long memory = Server.memory(servers);
    watch(loop, servers);
    var posting = new Posting(loop, api, servers, UPDATES, Documents.COUNT);
    posting.run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    api.documents().awaitStored(servers, Documents.WARM_UP + Documents.COUNT);
    long lastCall = drain(loop, api);
    double used = Server.cpuSeconds(servers) - cpu;
    double ownUsed = Server.cpuSeconds("self") - own;
    var latencies = posting.latencies;
    Arrays.sort(latencies);
    System.out.printf("updates/s acknowledged           %.0f%n", UPDATES / seconds);
    System.out.printf("updates/s with replies delivered %.0f%n", UPDATES / ((lastCall - begun) / 1e9));
    System.out.printf("calls to the Bot API             %d%n", api.calls - callsBefore);
    System.out.printf("answer p50 / p99 / max           %.1f / %.1f / %.1f ms%n",
        latencies[UPDATES / 2] / 1e6, latencies[(int) (UPDATES * 99L / 100)] / 1e6, latencies[UPDATES - 1] / 1e6);
    System.out.printf("CPU per 1,000 updates            %.3f s (and %.3f s here)%n",
        used / UPDATES * 1_000, ownUsed / UPDATES * 1_000);
    System.out.printf("memory (RSS) after the load      %d MB%n", Server.memory(servers));
    if (Documents.COUNT > 0) {
      System.out.printf("%d files served within           %.1f s%n", Documents.COUNT, (api.documents().lastServed - begun) / 1e9);
      System.out.printf("memory (RSS) before / at most    %d / %d MB%n", memory, mostMemory);
    }
  }

  private static void watch(Loop loop, List<Server> servers) throws IOException {
    mostMemory = Math.max(mostMemory, Server.memory(servers));
    if (Documents.COUNT > 0) {
      loop.at(System.nanoTime() + 100_000_000, () -> watch(loop, servers));
    }
  }

  /** Waits until no reply has come for a moment; gives the time of the last one. */
  private static long drain(Loop loop, BotApi api) throws IOException {
    long seen;
    do {
      seen = api.calls;
      loop.forMillis(300 + API_MILLIS);
    } while (seen != api.calls);
    return api.lastCall;
  }
}
