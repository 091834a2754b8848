package switchboard.telegram;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.ManagedConnPool;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/** A place in the pool, for one call: a kept connection, or one that is being made. */
final class BotApiConnection {

  private final ManagedConnPool<HttpHost, IOSession> pool;
  private final PoolEntry<HttpHost, IOSession> entry;
  private final AtomicBoolean given = new AtomicBoolean();
  private volatile @Nullable Future<IOSession> attempt;

  BotApiConnection(
      ManagedConnPool<HttpHost, IOSession> pool, PoolEntry<HttpHost, IOSession> entry) {
    this.pool = pool;
    this.entry = entry;
  }

  /** The kept connection; absent when there is none or the server has closed it. */
  @Nullable IOSession kept() {
    var session = entry.getConnection();
    if (session != null && !session.isOpen()) {
      entry.discardConnection(CloseMode.IMMEDIATE);
      return null;
    }
    return session;
  }

  boolean isGivenBack() {
    return given.get();
  }

  void attempts(Future<IOSession> connecting) {
    attempt = connecting;
    if (given.get()) {
      connecting.cancel(true);
    }
  }

  void has(IOSession session) {
    entry.assignConnection(session);
    if (given.get()) {
      entry.discardConnection(CloseMode.IMMEDIATE);
    }
  }

  /** Gives the place back, with the connection if it is still open. */
  void release() {
    var session = entry.getConnection();
    if (given.compareAndSet(false, true)) {
      entry.updateState(null); // its last use, which idle connections are closed by
      pool.release(entry, session != null && session.isOpen());
    }
  }

  /** Gives the place back and closes the connection. */
  void discard() {
    if (given.compareAndSet(false, true)) {
      var connecting = attempt;
      if (connecting != null) {
        connecting.cancel(true);
      }
      pool.release(entry, false);
    }
  }
}
