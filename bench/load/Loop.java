import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;

/** Event loop over a selector and a queue of times. */
final class Loop {

  interface Condition {
    boolean holds();
  }

  private record Later(long due, Ready what) {}

  final Selector selector;
  private final PriorityQueue<Later> later = new PriorityQueue<>((a, b) -> Long.compare(a.due(), b.due()));

  Loop(Selector selector) {
    this.selector = selector;
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

  void once() throws IOException {
    var next = later.peek();
    long wait = next == null ? 1_000_000_000L : next.due() - System.nanoTime();
    if (wait > 0) {
      selector.select(Loop::act, Math.max(1, wait / 1_000_000));
    } else {
      selector.selectNow(Loop::act);
    }
    while (!later.isEmpty() && later.peek().due() <= System.nanoTime()) {
      later.poll().what().ready();
    }
  }

  private static void act(SelectionKey key) {
    try {
      ((Ready) key.attachment()).ready();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
