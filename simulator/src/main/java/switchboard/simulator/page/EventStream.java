package switchboard.simulator.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.JsonAnswers;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.EventLog.Event;
import switchboard.simulator.world.World;

/** Server-sent events for the chat pages (WHATWG HTML, "Server-sent events"). */
final class EventStream {
  private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final int MAX_STREAMS = 100;

  private final World world;
  private final Semaphore streams = new Semaphore(MAX_STREAMS);

  EventStream(World world) {
    this.world = world;
  }

  void run(@Nullable BotAccount bot, HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException {
    if (!streams.tryAcquire()) {
      JsonAnswers.error(response, 503, "Too many pages are open");
      return;
    }
    try {
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader("X-Accel-Buffering", "no");
      follow(bot == null ? 0 : bot.id, request.getHeader("Last-Event-ID"), response);
    } finally {
      streams.release();
    }
  }

  private void follow(long bot, @Nullable String lastId, HttpServletResponse response)
      throws IOException, InterruptedException {
    OutputStream out = response.getOutputStream();
    boolean resumes = lastId != null && lastId.matches("\\d{1,18}");
    long seen = resumes ? Long.parseLong(lastId) : world.with(world.events::last);
    write(out, ": hello\n\n");
    response.flushBuffer();
    while (true) {
      long from = seen;
      Optional<List<Event>> news = awaitNews(from, bot);
      seen = world.with(world.events::last);
      if (news.isEmpty()) {
        write(out, "id: " + seen + "\nevent: reset\ndata: {}\n\n");
      } else if (news.get().isEmpty()) {
        seen = from;
        write(out, ": ping\n\n");
      } else {
        for (Event event : news.get()) {
          write(out, line(event));
        }
        seen = news.get().getLast().seq();
      }
      response.flushBuffer();
    }
  }

  /**
   * Waits for events. An empty list means a keep-alive is due; an empty optional means the client
   * must reload the state.
   */
  private Optional<List<Event>> awaitNews(long seen, long bot) throws InterruptedException {
    world.lock.lockInterruptibly();
    try {
      long left = PING_NANOS;
      Optional<List<Event>> news = world.events.after(seen, bot);
      long looked = world.events.last();
      while (news.isPresent() && news.get().isEmpty() && left > 0) {
        left = world.changed.awaitNanos(left);
        if (world.events.last() != looked) {
          looked = world.events.last();
          news = world.events.after(seen, bot);
        }
      }
      return news;
    } finally {
      world.lock.unlock();
    }
  }

  private static String line(Event event) {
    return "id: " + event.seq() + "\nevent: " + event.name() + "\ndata: " + event.data() + "\n\n";
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
