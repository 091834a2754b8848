package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import switchboard.config.TelegramSettings;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotToken;

/**
 * Telegram on the thread that calls {@link #until}, which posts updates and accepts every call.
 * What the server costs can be counted beside it, because nothing else works.
 */
public final class OneThreadTelegram implements AutoCloseable {

  private static final String RESULT =
      "{\"ok\":true,\"result\":{\"message_id\":7,\"id\":123456789,\"is_bot\":true,\"first_name\":\"B\",\"username\":\"b_bot\"}}";

  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final long PAUSE_MILLIS = 2;

  private final Selector selector;
  private final ServerSocketChannel door;
  private final List<HttpLine> lines = new ArrayList<>();
  private final Queue<HttpLine> idle = new ArrayDeque<>();
  private int posted;
  private int answered;
  private boolean hasWebhook;

  public OneThreadTelegram() {
    try {
      selector = Selector.open();
      door = ServerSocketChannel.open();
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
      door.configureBlocking(false);
      door.register(selector, SelectionKey.OP_ACCEPT, (Runnable) this::accept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public BotApi botApi(TelegramSettings settings) {
    return new BotApi(
        settings.token(), URI.create("http://127.0.0.1:" + door.socket().getLocalPort()));
  }

  /** Posts an update on a connection that waits for no answer. */
  public void post(TestServer house, String update) {
    try {
      var line = idle.poll();
      if (line == null) {
        line =
            connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), house.server().port()));
      }
      posted++;
      line.write(
          """
          POST %s HTTP/1.1\r
          Host: localhost\r
          Content-Type: application/json\r
          X-Telegram-Bot-Api-Secret-Token: %s\
          """
              .formatted(
                  house.server().webhookPath(), new BotToken(TestServer.TOKEN).webhookSecret()),
          update);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the server has registered its webhook. */
  public boolean hasWebhook() {
    return hasWebhook;
  }

  public boolean isAllAnswered() {
    return posted == answered;
  }

  /** Takes answers and calls until this is so. */
  public void until(BooleanSupplier condition) {
    try {
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (!condition.getAsBoolean()) {
        assertThat(System.nanoTime()).as("time to wait until").isLessThan(end);
        selector.select(key -> ((Runnable) key.attachment()).run(), PAUSE_MILLIS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpLine connect(InetSocketAddress server) throws IOException {
    var line = HttpLine.to(server, selector);
    lines.add(line);
    line.whenReady(() -> answered(line));
    return line;
  }

  private void answered(HttpLine line) {
    try {
      assertThat(line.read()).as("the connection is open").isTrue();
      for (var answer = line.message(); answer.isPresent(); answer = line.message()) {
        assertThat(answer.get()).startsWith("HTTP/1.1 200");
        answered++;
        idle.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      var line = new HttpLine(door.accept(), selector);
      lines.add(line);
      line.whenReady(() -> serve(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(HttpLine line) {
    try {
      if (!line.read()) {
        line.close();
        return;
      }
      for (var call = line.message(); call.isPresent(); call = line.message()) {
        hasWebhook |= call.get().substring(0, call.get().indexOf('\r')).contains("/setWebhook ");
        line.write("HTTP/1.1 200 OK\r\nContent-Type: application/json", RESULT);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      for (var line : lines) {
        line.close();
      }
      door.close();
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
