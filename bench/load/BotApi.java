import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The Bot API: every call succeeds, at once or after a while. */
final class BotApi implements Ready, AutoCloseable {
  private static final String RESULT =
      "{\"ok\":true,\"result\":{\"message_id\":7,\"id\":123456789,\"is_bot\":true,\"first_name\":\"B\",\"username\":\"b_bot\"}}";
  private static final byte[] DONE =
      ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + RESULT.length() + "\r\n\r\n" + RESULT)
          .getBytes(StandardCharsets.US_ASCII);

  private static final Pattern URL = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile("\"secret_token\"\\s*:\\s*\"([^\"]+)\"");

  final Loop loop;
  private final ServerSocketChannel door = ServerSocketChannel.open();
  URI webhook;
  String secret;
  private final Documents documents;
  long calls;
  long lastCall;

  BotApi(Loop loop) throws IOException {
    this.loop = loop;
    documents = new Documents(loop);
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000).configureBlocking(false);
    door.register(loop.selector, SelectionKey.OP_ACCEPT, this);
  }

  int port() throws IOException {
    return ((InetSocketAddress) door.getLocalAddress()).getPort();
  }

  @Override
  public void ready() throws IOException {
    var line = new Line[1];
    line[0] = new Line(door.accept(), loop.selector, () -> serve(line[0]));
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
        case "getFile" -> line.write(documents.place());
        case "file_1" -> documents.send(line);
        default -> {
          calls++;
          lastCall = System.nanoTime();
          answer(line);
        }
      }
    }
  }

  Documents documents() {
    return documents;
  }

  private void answer(Line line) throws IOException {
    if (Load.API_MILLIS > 0) {
      loop.at(System.nanoTime() + Load.API_MILLIS * 1_000_000L, () -> line.write(DONE));
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
