import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Starts the server, plays Telegram to it, and measures: updates posted to the webhook over some
 * connections, each waiting for its answer, and an instant Bot API that takes the replies.
 *
 * <p>Run it with {@code bench/run.sh}; the parameters are system properties, see there.
 */
final class Load {

  private static final int CONNECTIONS = Integer.getInteger("connections", 40);
  private static final int UPDATES = Integer.getInteger("updates", 100_000);
  private static final int WARM_UP = Integer.getInteger("warmup", 50_000);
  private static final int PEOPLE = Integer.getInteger("people", 2_000);
  private static final int RATE = Integer.getInteger("rate", 0);
  private static final int API_MILLIS = Integer.getInteger("apiMillis", 0);
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
  private static final Pattern URL = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile("\"secret_token\"\\s*:\\s*\"([^\"]+)\"");

  private static final CompletableFuture<String> webhook = new CompletableFuture<>();
  private static final CompletableFuture<String> secret = new CompletableFuture<>();
  private static final AtomicLong replies = new AtomicLong();
  private static final AtomicLong nextUpdate = new AtomicLong(1_000_000);

  public static void main(String[] command) throws Exception {
    var loopback = InetAddress.getLoopbackAddress();
    try (var api = new ServerSocket(0, 1_000, loopback)) {
      Thread.ofVirtual().start(() -> accept(api));
      long started = System.nanoTime();
      var server = start(command, api.getLocalPort());
      try {
        var target = URI.create(webhook.get(60, TimeUnit.SECONDS));
        post(target, 1);
        System.out.printf("start to first update answered   %.2f s%n", (System.nanoTime() - started) / 1e9);
        System.out.printf("memory (RSS) idle                %d MB%n", rss(server.pid()));
        post(target, WARM_UP);
        drain();
        measure(target, server.pid());
      } finally {
        server.destroy();
        if (!server.waitFor(15, TimeUnit.SECONDS)) {
          server.destroyForcibly();
        }
      }
    }
    System.exit(0);
  }

  private static void measure(URI target, long pid) throws Exception {
    double cpu = cpuSeconds(pid);
    long repliesBefore = replies.get();
    long begun = System.nanoTime();
    var latencies = post(target, UPDATES);
    double seconds = (System.nanoTime() - begun) / 1e9;
    drain();
    double drained = (System.nanoTime() - begun) / 1e9;
    double used = cpuSeconds(pid) - cpu;
    Arrays.sort(latencies);
    System.out.printf("updates/s acknowledged           %.0f%n", UPDATES / seconds);
    System.out.printf("updates/s with replies delivered %.0f%n", UPDATES / drained);
    System.out.printf("calls to the Bot API             %d%n", replies.get() - repliesBefore);
    System.out.printf("answer p50 / p99 / max           %.1f / %.1f / %.1f ms%n",
        latencies[latencies.length / 2] / 1e6, latencies[latencies.length * 99 / 100] / 1e6,
        latencies[latencies.length - 1] / 1e6);
    System.out.printf("CPU per 1,000 updates            %.3f s%n", used / UPDATES * 1_000);
    System.out.printf("memory (RSS) after the load      %d MB%n", rss(pid));
  }

  private static Process start(String[] command, int apiPort) throws IOException {
    var builder = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = builder.environment();
    environment.put("BOT_TOKEN", "123456789:" + "A".repeat(35));
    environment.put("BOT_API_URL", "http://127.0.0.1:" + apiPort);
    environment.put("LISTEN", "127.0.0.1:" + freePort());
    environment.put("PUBLIC_URL", "http://" + environment.get("LISTEN"));
    environment.put("SEND_RATE", "off");
    return builder.start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Posts so many updates over all connections and gives each one's time until its answer. */
  private static long[] post(URI target, int count) throws Exception {
    var latencies = new long[count];
    int connections = Math.min(CONNECTIONS, count);
    var done = new CountDownLatch(connections);
    var failures = new ArrayList<Throwable>();
    long begun = System.nanoTime();
    for (int c = 0; c < connections; c++) {
      int first = c;
      Thread.ofPlatform().start(() -> {
        try (var socket = connect(target)) {
          var in = new BufferedInputStream(socket.getInputStream());
          for (int i = first; i < count; i += connections) {
            pace(begun, i);
            long sent = System.nanoTime();
            socket.getOutputStream().write(request(target, nextUpdate.getAndIncrement()));
            var answer = read(in);
            if (answer == null || !answer.startsWith("HTTP/1.1 200")) {
              throw new IOException("answered: " + answer);
            }
            latencies[i] = System.nanoTime() - sent;
          }
        } catch (IOException | RuntimeException e) {
          synchronized (failures) {
            failures.add(e);
          }
        } finally {
          done.countDown();
        }
      });
    }
    done.await();
    if (!failures.isEmpty()) {
      throw new IOException(failures.size() + " connections failed", failures.getFirst());
    }
    return latencies;
  }

  private static void pace(long begun, int i) {
    if (RATE > 0) {
      long due = begun + i * 1_000_000_000L / RATE;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        java.util.concurrent.locks.LockSupport.parkNanos(wait);
      }
    }
  }

  /** Half texts, answered with the history; four in ten taps; the rest /start. */
  private static byte[] request(URI target, long id) throws IOException {
    long person = 10_000 + id % PEOPLE;
    var from = "{\"id\":%d,\"is_bot\":false,\"first_name\":\"P%d\",\"language_code\":\"en\"}".formatted(person, person);
    var chat = "{\"id\":%d,\"type\":\"private\",\"first_name\":\"P%d\"}".formatted(person, person);
    long kind = id % 10;
    String body;
    if (kind < 4) {
      body = "{\"update_id\":%d,\"callback_query\":{\"id\":\"%d\",\"from\":%s,\"message\":{\"message_id\":5,\"date\":%d,\"chat\":%s,\"text\":\"x\"},\"chat_instance\":\"1\",\"data\":\"s:%s\"}}"
          .formatted(id, id, from, System.currentTimeMillis() / 1000, chat, id % 20 < 10 ? "hours" : "home");
    } else {
      var text = kind == 4 ? "/start" : "Is there a table for " + id % 9 + " tonight? " + "Number " + id;
      var entities = kind == 4 ? ",\"entities\":[{\"type\":\"bot_command\",\"offset\":0,\"length\":6}]" : "";
      body = "{\"update_id\":%d,\"message\":{\"message_id\":%d,\"from\":%s,\"chat\":%s,\"date\":%d,\"text\":\"%s\"%s}}"
          .formatted(id, id, from, chat, System.currentTimeMillis() / 1000, text, entities);
    }
    var head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Telegram-Bot-Api-Secret-Token: %s\r\nContent-Length: %d\r\n\r\n"
        .formatted(target.getPath(), secret.join(), body.getBytes(StandardCharsets.UTF_8).length);
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }

  private static Socket connect(URI target) throws IOException {
    var socket = new Socket(target.getHost(), target.getPort());
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** Waits until no reply has come for a moment. */
  private static void drain() throws InterruptedException {
    for (long seen = -1; seen != replies.get(); ) {
      seen = replies.get();
      Thread.sleep(300 + API_MILLIS);
    }
  }

  private static void accept(ServerSocket api) {
    try {
      while (true) {
        var socket = api.accept();
        socket.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // the end of the run closes it
    }
  }

  /** The instant Bot API: every call succeeds. */
  private static void serve(Socket socket) {
    var answer = "{\"ok\":true,\"result\":{\"message_id\":7,\"id\":123456789,\"is_bot\":true,\"first_name\":\"B\",\"username\":\"b_bot\"}}";
    var done = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + answer.length() + "\r\n\r\n" + answer)
        .getBytes(StandardCharsets.UTF_8);
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream(), 16_384);
      for (var request = read(in); request != null; request = read(in)) {
        if (request.contains("/setWebhook")) {
          secret.complete(found(SECRET, request));
          webhook.complete(found(URL, request).replace("\\/", "/"));
        } else if (!request.contains("/setMyCommands") && !request.contains("/getMe")) {
          if (API_MILLIS > 0) {
            Thread.sleep(API_MILLIS);
          }
          replies.incrementAndGet();
        }
        socket.getOutputStream().write(done);
      }
    } catch (IOException | InterruptedException e) {
      // the server has gone
    }
  }

  private static String found(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    return match.find() ? match.group(1) : "";
  }

  /** A request or response with its body; null at the end of the connection. */
  private static String read(InputStream in) throws IOException {
    var head = new StringBuilder(512);
    while (head.length() < 4 || head.charAt(head.length() - 1) != '\n' || head.charAt(head.length() - 3) != '\n') {
      int c = in.read();
      if (c < 0) {
        return null;
      }
      head.append((char) c);
    }
    var length = LENGTH.matcher(head);
    int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return head + new String(in.readNBytes(size), StandardCharsets.UTF_8);
  }

  private static double cpuSeconds(long pid) throws IOException {
    var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  private static long rss(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
