import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Posts so many updates over all connections, and notes each one's time until its answer. */
final class Posting {
  private static long nextUpdate = 1_000_000;

  private final Loop loop;
  private final BotApi api;
  private final List<Server> servers;
  private final int files;
  final long[] latencies;
  private long begun;
  private int posted;
  private int answered;

  Posting(Loop loop, BotApi api, List<Server> servers, int updates) {
    this(loop, api, servers, updates, 0);
  }

  /**
   * @param files how many updates are messages with a file; these come first, at once
   */
  Posting(Loop loop, BotApi api, List<Server> servers, int updates, int files) {
    this.files = files;
    this.loop = loop;
    this.api = api;
    this.servers = servers;
    latencies = new long[updates];
  }

  void run() throws IOException {
    begun = System.nanoTime();
    var connections = new Connection[Math.min(Load.CONNECTIONS, latencies.length)];
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
      long due = Load.RATE == 0 ? begun : begun + posted * 1_000_000_000L / Load.RATE;
      boolean isFile = posted++ < files;
      if (due <= System.nanoTime() || isFile) {
        post(isFile);
      } else {
        loop.at(due, () -> post(false));
      }
    }

    private void post(boolean isFile) throws IOException {
      var request = Updates.request(nextUpdate++, api.webhook.getPath(), api.secret, isFile);
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
}
