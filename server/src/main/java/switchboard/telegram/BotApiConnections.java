package switchboard.telegram;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.CancelledKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.AsyncRequesterBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.nio.ssl.BasicClientTlsStrategy;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.DefaultDisposalCallback;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.pool.StrictConnPool;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections to the Bot API (HTTP/1.1). One thread with a selector serves all of them.
 *
 * <p>It sees at once when the server closes a kept connection, so no request is written to one that
 * is known to be closed.
 */
final class BotApiConnections implements AutoCloseable {

  private static final int MAX_AT_ONCE = 256;
  private static final TimeValue IDLE = TimeValue.ofSeconds(50);
  private static final TimeValue END = TimeValue.ofSeconds(2);
  private static final Http1Config LIMITS =
      Http1Config.custom()
          .setBufferSize(4096)
          // Up to this size, a body is written together with its headers.
          .setChunkSizeHint(1 << 14)
          .setMaxLineLength(1 << 16)
          .setMaxHeaderCount(1000)
          .build();

  private final BotApiAddress address;
  private final BotApiHttp.Timeouts timeouts;
  private final StrictConnPool<HttpHost, IOSession> pool =
      new StrictConnPool<>(
          MAX_AT_ONCE,
          MAX_AT_ONCE,
          TimeValue.NEG_ONE_MILLISECOND,
          PoolReusePolicy.LIFO,
          new DefaultDisposalCallback<>(),
          null);
  private final HttpAsyncRequester requester;

  BotApiConnections(BotApiAddress address, BotApiHttp.Timeouts timeouts) {
    this.address = address;
    this.timeouts = timeouts;
    var io = IOReactorConfig.custom().setIoThreadCount(1).setTcpNoDelay(true);
    io.setSocksProxyAddress(address.socksProxy());
    requester =
        AsyncRequesterBootstrap.bootstrap()
            .setIOReactorConfig(io.build())
            .setHttp1Config(LIMITS)
            // Requests are complete; nothing adds headers.
            .setHttpProcessor(HttpProcessorBuilder.create().build())
            .setConnectionReuseStrategy(ProxyTunnel::isKept)
            .create();
    requester.start();
  }

  /** Makes a call when it is its turn. */
  void start(BotApiExchange call) {
    try {
      var _ =
          pool.lease(
              address.host(),
              null,
              Timeout.DISABLED,
              new Then<PoolEntry<HttpHost, IOSession>>(call) {
                @Override
                public void completed(PoolEntry<HttpHost, IOSession> entry) {
                  leased(call, new BotApiConnection(pool, entry));
                }
              });
    } catch (RuntimeException e) {
      call.failed(e); // such as: closed
    }
  }

  private void leased(BotApiExchange call, BotApiConnection connection) {
    call.on(connection);
    if (connection.isGivenBack()) {
      return;
    }
    var kept = connection.kept();
    if (kept == null) {
      // Resolving the name blocks.
      Thread.startVirtualThread(() -> connect(call, connection));
    } else {
      execute(kept, call);
    }
  }

  private void connect(BotApiExchange call, BotApiConnection connection) {
    try {
      connect(call, connection, address.firstHops());
    } catch (UnknownHostException e) {
      call.failed(e);
    }
  }

  /** Tries one address after the other. */
  private void connect(
      BotApiExchange call, BotApiConnection connection, List<InetSocketAddress> addresses) {
    var next =
        new Then<IOSession>(call) {
          @Override
          public void completed(IOSession session) {
            connected(call, connection, session);
          }

          @Override
          public void failed(Exception cause) {
            if (addresses.size() > 1 && !connection.isGivenBack()) {
              connect(call, connection, addresses.subList(1, addresses.size()));
            } else {
              super.failed(cause);
            }
          }
        };
    try {
      var limit = timeout(timeouts.connect());
      connection.attempts(
          requester.connect(address.host(), addresses.getFirst(), null, limit, null, next));
    } catch (RuntimeException e) {
      call.failed(e); // such as: closed
    }
  }

  /** Runs on the selector thread before the connection's first event. */
  private void connected(BotApiExchange call, BotApiConnection connection, IOSession session) {
    connection.has(session);
    if (connection.isGivenBack()) {
      return;
    }
    try {
      if (address.isTunnelled()) {
        execute(session, new ProxyTunnel(address.connect(), call, () -> secured(call, session)));
      } else if (address.isSecure()) {
        secured(call, session);
      } else {
        execute(session, call);
      }
    } catch (RuntimeException e) {
      call.failed(e); // such as: the trust store cannot be read
    }
  }

  /** The call waits in the connection's queue until the handshake is done. */
  private void secured(BotApiExchange call, IOSession session) {
    new BasicClientTlsStrategy(trust())
        .upgrade((ProtocolIOSession) session, address.host(), null, timeout(timeouts.call()), null);
    execute(session, call);
  }

  private static SSLContext trust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(IOSession session, AsyncClientExchangeHandler call) {
    var command = new RequestExecutionCommand(call, HttpCoreContext.create());
    try {
      session.enqueue(command, Command.Priority.NORMAL);
    } catch (CancelledKeyException e) {
      command.failed(e); // closed at this moment
    }
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration);
  }

  /** Closes connections that were not used for a while. */
  void closeIdle() {
    pool.closeIdle(IDLE);
  }

  @Override
  public void close() {
    pool.close(CloseMode.IMMEDIATE);
    requester.close(CloseMode.IMMEDIATE);
    try {
      requester.awaitShutdown(END);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** A step of a call, which fails with it. */
  private abstract static class Then<T> implements FutureCallback<T> {

    private final BotApiExchange call;

    Then(BotApiExchange call) {
      this.call = call;
    }

    @Override
    public void failed(Exception cause) {
      call.failed(cause);
    }

    @Override
    public void cancelled() {
      call.cancel();
    }
  }
}
