import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Files that people send, and the file server from which the bot downloads them. */
final class Documents {

  static final int COUNT = Integer.getInteger("files", 0);
  static final int WARM_UP = Math.min(COUNT, 20);
  static final String TOKEN = "token-of-the-benchmark-" + "x".repeat(20);
  private static final int BYTES = Integer.getInteger("fileMegabytes", 5) << 20;
  private static final int STEP = 1 << 18;
  private static final long PAUSE_NANOS = 200_000;

  private final Loop loop;
  private final byte[] content = new byte[COUNT == 0 ? 0 : BYTES];
  private int served;
  long lastServed;

  Documents(Loop loop) {
    this.loop = loop;
    new Random(1).nextBytes(content);
  }

  static String message(long id, String where) {
    return "\"message\":{\"message_id\":" + id + "," + where + ",\"document\":{\"file_id\":\"f" + id
        + "\",\"file_unique_id\":\"u" + id + "\",\"file_name\":\"paper.bin\",\"file_size\":" + BYTES + "}}";
  }

  /** The answer to getFile. */
  byte[] place() {
    return response("application/json",
        ("{\"ok\":true,\"result\":{\"file_id\":\"f\",\"file_unique_id\":\"u\",\"file_size\":" + BYTES
            + ",\"file_path\":\"documents/file_1\"}}").getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] response(String type, byte[] body) {
    var bytes = ByteBuffer.allocate(200 + body.length);
    bytes.put(("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII)).put(body).flip();
    var whole = new byte[bytes.remaining()];
    bytes.get(whole);
    return whole;
  }

  /** Writes the file in steps, so that the other connections have their turns. */
  void send(Line line) throws IOException {
    served++;
    step(line, ByteBuffer.wrap(response("application/octet-stream", content)));
  }

  private void step(Line line, ByteBuffer rest) throws IOException {
    int all = rest.limit();
    rest.limit(Math.min(all, rest.position() + STEP));
    line.writeSome(rest);
    rest.limit(all);
    lastServed = System.nanoTime();
    if (rest.hasRemaining()) {
      loop.at(System.nanoTime() + PAUSE_NANOS, () -> step(line, rest));
    }
  }

  /** Waits until the bot has stored so many. */
  void awaitStored(List<Server> servers, int files) throws IOException {
    var http = HttpClient.newHttpClient();
    var address = URI.create("http://127.0.0.1:" + servers.getFirst().address().getPort() + "/metrics");
    var request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + TOKEN).build();
    for (long pending = files; pending > 0 || served < files; ) {
      CompletableFuture<HttpResponse<String>> asked = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
      loop.until(asked::isDone, 60);
      pending = asked.join().body().lines().filter(line -> line.startsWith("switchboard_media_pending"))
          .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
      loop.forMillis(100);
    }
  }
}
