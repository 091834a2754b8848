package switchboard.telegram;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.jspecify.annotations.Nullable;

/**
 * A request for a file, on a connection of its own. Blocks its caller; a thread beside it closes
 * the connection when the file comes too slowly, so that a slow server holds nobody for ever.
 */
final class BotApiDownload implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Http1Config LIMITS =
      Http1Config.custom()
          .setBufferSize(1 << 16)
          .setMaxLineLength(1 << 14)
          .setMaxHeaderCount(200)
          .build();

  private final Socket socket;
  private final DownloadPatience patience;
  private final long begun = System.nanoTime();
  private final Thread watch;
  private final AtomicLong received = new AtomicLong();
  private volatile boolean tooSlow;

  /**
   * @param socket connected
   */
  BotApiDownload(Socket socket, DownloadPatience patience) {
    this.socket = socket;
    this.patience = patience;
    watch = Thread.ofVirtual().name("download-timeout").start(this::watch);
  }

  private void watch() {
    try {
      while (!socket.isClosed()) {
        Thread.sleep(PAUSE);
        if (patience.isOver(Duration.ofNanos(System.nanoTime() - begun), received.get())) {
          tooSlow = true;
          closeSocket();
        }
      }
    } catch (InterruptedException _) {
      // closed
    }
  }

  /**
   * Sends the request and reads the head of the response.
   *
   * @param secured the socket, or TLS on it
   */
  FileResponse get(Socket secured, ClassicHttpRequest request) throws IOException {
    try {
      var connection = new DefaultBHttpClientConnection(LIMITS);
      connection.bind(secured);
      connection.sendRequestHeader(request);
      connection.flush();
      var response = connection.receiveResponseHeader();
      if (response.getCode() != 200) {
        return refused(response);
      }
      connection.receiveResponseEntity(response);
      return content(response);
    } catch (HttpException e) {
      throw new IOException("not HTTP");
    }
  }

  private static FileResponse refused(ClassicHttpResponse response) {
    int status = response.getCode();
    if (status == 429) {
      var wait = JsonFields.parsed(value(response.getFirstHeader("Retry-After")));
      return new FileResponse.Later(
          Duration.ofSeconds(Math.clamp(wait == null ? 5 : wait, 1, 86_400)));
    }
    return status == 400 || status == 404 || status == 410
        ? new FileResponse.Missing(status)
        : new FileResponse.Failed("HTTP " + status);
  }

  private FileResponse content(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    if (entity == null) {
      return new FileResponse.Failed("HTTP 200 without content");
    }
    long length = entity.getContentLength();
    return new FileResponse.Content(
        new Content(entity.getContent()), length < 0 ? null : length, entity.getContentType());
  }

  private static @Nullable String value(@Nullable Header header) {
    return header == null ? null : header.getValue();
  }

  /** The failure as the caller may see it: messages of the socket name addresses only. */
  IOException explained(IOException failure) {
    return tooSlow ? new IOException("too slow") : failure;
  }

  private void closeSocket() {
    try {
      socket.close();
    } catch (IOException _) {
      // as closed as can be
    }
  }

  @Override
  public void close() {
    closeSocket();
    watch.interrupt();
  }

  /** The body; counts what has come. */
  private final class Content extends FilterInputStream {

    Content(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      try {
        int count = in.read(into, from, length);
        received.addAndGet(Math.max(0, count));
        return count;
      } catch (IOException e) {
        throw explained(e);
      }
    }

    /** Not that of the body, which would read it to its end. */
    @Override
    public void close() {
      BotApiDownload.this.close();
    }
  }
}
