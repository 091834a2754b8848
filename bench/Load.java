import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Starts the server, plays Telegram to it, and measures: updates posted to the webhook over some
 * connections, each waiting for its answer, and an instant Bot API that takes the replies.
 *
 * <p>One thread does all of it, so that little of the machine goes to the measuring. Run it with
 * {@code bench/run.sh}; the parameters are system properties, see there.
 */
final class Load {

  private static final int CONNECTIONS = Integer.getInteger("connections", 40);
  private static final int UPDATES = Integer.getInteger("updates", 100_000);
  private static final int WARM_UP = Integer.getInteger("warmup", 100_000);
  private static final int PEOPLE = Integer.getInteger("people", 2_000);
  private static final int RATE = Integer.getInteger("rate", 0);
  private static final int API_MILLIS = Integer.getInteger("apiMillis", 0);
  private static final int INSTANCES = Integer.getInteger("instances", 1);
  private static final Pattern URL = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile("\"secret_token\"\\s*:\\s*\"([^\"]+)\"");

  public static void main(String[] command) throws Exception {
    try (var selector = Selector.open(); var api = new BotApi(selector)) {
      long started = System.nanoTime();
      var loop = new Loop(selector);
      var servers = new ArrayList<Server>();
      try {
        for (int i = 0; i < INSTANCES; i++) {
          servers.add(start(command, api.port(), servers));
          loop.until(() -> api.webhook != null && servers.getLast().accepts(), 60);
        }
        new Posting(loop, api, servers, 1).run();
        System.out.printf("start to first update answered   %.2f s%n", (System.nanoTime() - started) / 1e9);
        System.out.printf("memory (RSS) idle                %d MB%n", rss(servers));
        new Posting(loop, api, servers, WARM_UP).run();
        drain(loop, api);
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
    double cpu = cpuSeconds(servers);
    double own = cpuSeconds("self");
    long callsBefore = api.calls;
    long begun = System.nanoTime();
    var posting = new Posting(loop, api, servers, UPDATES);
    posting.run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    long lastCall = drain(loop, api);
    double used = cpuSeconds(servers) - cpu;
    double ownUsed = cpuSeconds("self") - own;
    var latencies = posting.latencies;
    Arrays.sort(latencies);
    System.out.printf("updates/s acknowledged           %.0f%n", UPDATES / seconds);
    System.out.printf("updates/s with replies delivered %.0f%n", UPDATES / ((lastCall - begun) / 1e9));
    System.out.printf("calls to the Bot API             %d%n", api.calls - callsBefore);
    System.out.printf("answer p50 / p99 / max           %.1f / %.1f / %.1f ms%n",
        latencies[UPDATES / 2] / 1e6, latencies[(int) (UPDATES * 99L / 100)] / 1e6, latencies[UPDATES - 1] / 1e6);
    System.out.printf("CPU per 1,000 updates            %.3f s (and %.3f s here)%n",
        used / UPDATES * 1_000, ownUsed / UPDATES * 1_000);
    System.out.printf("memory (RSS) after the load      %d MB%n", rss(servers));
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

  private record Server(Process process, InetSocketAddress address) {

    boolean accepts() {
      try (var socket = new Socket()) {
        socket.connect(address);
        return true;
      } catch (IOException e) {
        return false;
      }
    }
  }

  /** All instances have the public address of the first one, as that of a load balancer. */
  private static Server start(String[] command, int apiPort, List<Server> others) throws IOException {
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
    return new Server(builder.start(), new InetSocketAddress("127.0.0.1", port));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** What a channel's key carries. */
  private interface Ready {
    void ready() throws IOException;
  }

  /** What is to happen at some time. */
  private record Later(long due, Ready what) {}

  /** Waits for channels and for times, and does what is then to be done. */
  private static final class Loop {
    private interface Condition {
      boolean holds();
    }

    private final Selector selector;
    private final PriorityQueue<Later> later = new PriorityQueue<>((a, b) -> Long.compare(a.due(), b.due()));

    Loop(Selector selector) {
      this.selector = selector;
      selector.keys().forEach(key -> ((BotApi) key.attachment()).loop = this);
    }

    void at(long due, Ready what) {
      later.add(new Later(due, what));
    }

    void forMillis(long millis) throws IOException {
      long end = System.nanoTime() + millis * 1_000_000;
      at(end, () -> {});
      while (System.nanoTime() < end) {
        once();
      }
    }

    void until(Condition condition, int seconds) throws IOException {
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      while (!condition.holds()) {
        if (System.nanoTime() > end) {
          throw new IOException("nothing for " + seconds + " s");
        }
        once();
      }
    }

    private void once() throws IOException {
      var next = later.peek();
      long wait = next == null ? 1_000_000_000L : next.due() - System.nanoTime();
      if (wait > 0) {
        selector.select(Load::act, Math.max(1, wait / 1_000_000));
      } else {
        selector.selectNow(Load::act);
      }
      while (!later.isEmpty() && later.peek().due() <= System.nanoTime()) {
        later.poll().what().ready();
      }
    }
  }

  private static void act(SelectionKey key) {
    try {
      ((Ready) key.attachment()).ready();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** One connection: whole requests or responses in, the same out. */
  private static final class Line implements AutoCloseable {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(64 << 10);

    Line(SocketChannel channel, Selector selector, Ready ready) throws IOException {
      this.channel = channel;
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, ready);
    }

    /** Whether the other side is still there. */
    boolean read() throws IOException {
      return channel.read(in) >= 0;
    }

    /** The next message, head and body; null when it is not there as a whole. */
    String take() {
      int body = endOfHead();
      int end = body < 0 ? -1 : body + length(body);
      if (end < 0 || in.position() < end) {
        return null;
      }
      var message = new String(in.array(), 0, end, StandardCharsets.ISO_8859_1);
      in.flip().position(end);
      in.compact();
      return message;
    }

    private int endOfHead() {
      var bytes = in.array();
      for (int i = 3; i < in.position(); i++) {
        if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
          return i + 1;
        }
      }
      return -1;
    }

    private int length(int head) {
      var bytes = in.array();
      for (int i = 0; i < head - LENGTH.length; i++) {
        int at = 0;
        while (at < LENGTH.length && (bytes[i + at] | (LENGTH[at] & 32)) == LENGTH[at]) {
          at++;
        }
        if (at == LENGTH.length) {
          int length = 0;
          for (int d = i + at; bytes[d] != '\r'; d++) {
            length = bytes[d] == ' ' ? length : length * 10 + bytes[d] - '0';
          }
          return length;
        }
      }
      return 0;
    }

    void write(byte[] bytes) throws IOException {
      for (var out = ByteBuffer.wrap(bytes); out.hasRemaining(); ) {
        channel.write(out);
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** The Bot API: every call succeeds, at once or after a while. */
  private static final class BotApi implements Ready, AutoCloseable {
    private static final String RESULT =
        "{\"ok\":true,\"result\":{\"message_id\":7,\"id\":123456789,\"is_bot\":true,\"first_name\":\"B\",\"username\":\"b_bot\"}}";
    private static final byte[] DONE =
        ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + RESULT.length() + "\r\n\r\n" + RESULT)
            .getBytes(StandardCharsets.US_ASCII);

    private final Selector selector;
    private final ServerSocketChannel door = ServerSocketChannel.open();
    private Loop loop;
    private URI webhook;
    private String secret;
    private long calls;
    private long lastCall;

    BotApi(Selector selector) throws IOException {
      this.selector = selector;
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000).configureBlocking(false);
      door.register(selector, SelectionKey.OP_ACCEPT, this);
    }

    int port() throws IOException {
      return ((InetSocketAddress) door.getLocalAddress()).getPort();
    }

    @Override
    public void ready() throws IOException {
      var line = new Line[1];
      line[0] = new Line(door.accept(), selector, () -> serve(line[0]));
    }

    private void serve(Line line) throws IOException {
      if (!line.read()) {
        line.close();
        return;
      }
      for (var request = line.take(); request != null; request = line.take()) {
        var method = request.substring(request.lastIndexOf('/', request.indexOf(" HTTP")) + 1, request.indexOf(" HTTP"));
        switch (method) {
          case "setWebhook" -> {
            secret = found(SECRET, request);
            webhook = URI.create(found(URL, request).replace("\\/", "/"));
            line.write(DONE);
          }
          case "setMyCommands", "getMe" -> line.write(DONE);
          default -> {
            calls++;
            lastCall = System.nanoTime();
            answer(line);
          }
        }
      }
    }

    private void answer(Line line) throws IOException {
      if (API_MILLIS > 0) {
        loop.at(System.nanoTime() + API_MILLIS * 1_000_000L, () -> line.write(DONE));
      } else {
        line.write(DONE);
      }
    }

    private static String found(Pattern pattern, String text) {
      var match = pattern.matcher(text);
      return match.find() ? match.group(1) : "";
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }

  /** Posts so many updates over all connections, and notes each one's time until its answer. */
  private static final class Posting {
    private static long nextUpdate = 1_000_000;

    private final Loop loop;
    private final BotApi api;
    private final List<Server> servers;
    private final long[] latencies;
    private long begun;
    private int posted;
    private int answered;

    Posting(Loop loop, BotApi api, List<Server> servers, int updates) {
      this.loop = loop;
      this.api = api;
      this.servers = servers;
      latencies = new long[updates];
    }

    void run() throws IOException {
      begun = System.nanoTime();
      var connections = new Connection[Math.min(CONNECTIONS, latencies.length)];
      for (int i = 0; i < connections.length; i++) {
        connections[i] = new Connection(servers.get(i % servers.size()).address());
        connections[i].postNext();
      }
      while (answered < latencies.length) {
        loop.once();
      }
      for (var connection : connections) {
        connection.line.close();
      }
    }

    private final class Connection implements Ready {
      private final Line line;
      private long sent;

      Connection(InetSocketAddress server) throws IOException {
        line = new Line(SocketChannel.open(server), loop.selector, this);
      }

      /** At its time when there is a rate, otherwise now. */
      void postNext() throws IOException {
        if (posted == latencies.length) {
          return;
        }
        long due = RATE == 0 ? begun : begun + posted * 1_000_000_000L / RATE;
        posted++;
        if (due <= System.nanoTime()) {
          post();
        } else {
          loop.at(due, this::post);
        }
      }

      private void post() throws IOException {
        var request = request(nextUpdate++);
        sent = System.nanoTime();
        line.write(request);
      }

      @Override
      public void ready() throws IOException {
        boolean there = line.read();
        var answer = line.take();
        if (answer != null) {
          if (!answer.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered: " + answer);
          }
          latencies[answered++] = System.nanoTime() - sent;
          postNext();
        } else if (!there) {
          throw new IOException("the server closed a connection");
        }
      }
    }

    /** Half texts, answered with the history; four in ten taps; the rest /start. */
    private byte[] request(long id) {
      long person = 10_000 + id % PEOPLE;
      long now = System.currentTimeMillis() / 1000;
      var from = "{\"id\":" + person + ",\"is_bot\":false,\"first_name\":\"P" + person + "\",\"language_code\":\"en\"}";
      var chat = "{\"id\":" + person + ",\"type\":\"private\",\"first_name\":\"P" + person + "\"}";
      long kind = id % 10;
      String body;
      if (kind < 4) {
        body = "{\"update_id\":" + id + ",\"callback_query\":{\"id\":\"" + id + "\",\"from\":" + from
            + ",\"message\":{\"message_id\":5,\"date\":" + now + ",\"chat\":" + chat
            + ",\"text\":\"x\"},\"chat_instance\":\"1\",\"data\":\"s:" + (id % 20 < 10 ? "hours" : "home") + "\"}}";
      } else {
        var text = kind == 4 ? "/start" : "Is there a table for " + id % 9 + " tonight? Number " + id;
        var entities = kind == 4 ? ",\"entities\":[{\"type\":\"bot_command\",\"offset\":0,\"length\":6}]" : "";
        body = "{\"update_id\":" + id + ",\"message\":{\"message_id\":" + id + ",\"from\":" + from + ",\"chat\":" + chat
            + ",\"date\":" + now + ",\"text\":\"" + text + "\"" + entities + "}}";
      }
      var head = "POST " + api.webhook.getPath() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "X-Telegram-Bot-Api-Secret-Token: " + api.secret + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
      return (head + body).getBytes(StandardCharsets.US_ASCII);
    }
  }

  /**
   * @param process its number, or self
   */
  private static double cpuSeconds(String process) throws IOException {
    var stat = Files.readString(Path.of("/proc/" + process + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  private static double cpuSeconds(List<Server> servers) throws IOException {
    double sum = 0;
    for (var server : servers) {
      sum += cpuSeconds(Long.toString(server.process().pid()));
    }
    return sum;
  }

  private static long rss(List<Server> servers) throws IOException {
    long sum = 0;
    for (var server : servers) {
      sum += rss(server.process().pid());
    }
    return sum;
  }

  private static long rss(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
