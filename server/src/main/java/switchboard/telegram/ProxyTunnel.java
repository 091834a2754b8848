package switchboard.telegram;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Opens a tunnel through an HTTP proxy. Its refusal is not an answer of Telegram.
 *
 * @param call waits for the tunnel
 * @param opened goes on with the call
 */
record ProxyTunnel(HttpRequest connect, BotApiExchange call, Runnable opened)
    implements AsyncClientExchangeHandler {

  private static final int OPENED = 200;

  /**
   * Whether a connection stays open after a response. Proxies open tunnels by HTTP/1.0 too, which
   * otherwise ends the connection.
   */
  static boolean isKept(HttpRequest request, HttpResponse response, HttpContext context) {
    return ("CONNECT".equals(request.getMethod()) && response.getCode() == OPENED)
        || DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
  }

  @Override
  public void produceRequest(RequestChannel channel, HttpContext context)
      throws HttpException, IOException {
    channel.sendRequest(connect, null, context);
  }

  @Override
  public void consumeResponse(
      HttpResponse response, @Nullable EntityDetails details, HttpContext context) {
    if (response.getCode() == OPENED) {
      opened.run();
    } else {
      call.fail("The proxy refused the tunnel: HTTP " + response.getCode());
    }
  }

  @Override
  public void failed(Exception cause) {
    call.failed(cause);
  }

  @Override
  public void cancel() {
    call.cancel();
  }

  @Override
  public int available() {
    return 0;
  }

  @Override
  public void produce(DataStreamChannel channel) {}

  @Override
  public void consumeInformation(HttpResponse response, HttpContext context) {}

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    channel.update(Integer.MAX_VALUE);
  }

  @Override
  public void consume(ByteBuffer bytes) {
    bytes.position(bytes.limit());
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {}

  @Override
  public void releaseResources() {}
}
