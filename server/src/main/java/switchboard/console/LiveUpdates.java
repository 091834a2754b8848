package switchboard.console;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import switchboard.auth.Logins;
import switchboard.base.Pace;
import switchboard.base.UserErrorException;
import switchboard.web.Caller;
import switchboard.web.Permission;

/**
 * Live page updates by server-sent events: sends fragments of open pages whenever they change. A
 * stream ends with its user's session, and does not keep that session alive.
 */
@Component
public class LiveUpdates implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);
  private static final int SIGN_OF_LIFE = 10;
  private static final int SLOWLY = 5;
  private static final int MAX_COUNT = 100;
  private static final String SLOWER = "slower";
  private static final String WAITING = "waiting";

  /** A fragment that is sent when it has changed. */
  private static final class Part {
    private final String event;
    private final Supplier<String> html;
    private String last = "";

    /**
     * @param event the event name for the page's script; empty for the fragment that replaces its
     *     element directly
     */
    Part(String event, Supplier<String> html) {
      this.event = event;
      this.html = html;
    }

    void sendTo(SseEmitter emitter) throws IOException {
      var now = html.get();
      if (!now.equals(last)) {
        var message = SseEmitter.event().data(now);
        emitter.send(event.isEmpty() ? message : message.name(event));
        last = now;
      }
    }
  }

  /** An event stream that nginx does not buffer. */
  private static final class Stream extends SseEmitter {
    Stream() {
      super(0L);
    }

    @Override
    protected void extendResponse(ServerHttpResponse response) {
      super.extendResponse(response);
      response.getHeaders().set("X-Accel-Buffering", "no");
    }
  }

  /** An open page. */
  private final class Watcher {
    private final SseEmitter emitter = new Stream();
    private final Caller caller;
    private final DisplayPreferences look;
    private final Part part;
    private final Part slower;
    private final Part badge;
    private int rounds;

    Watcher(Caller caller, DisplayPreferences look, Part part, Part slower) {
      this.caller = caller;
      this.look = look;
      this.part = part;
      this.slower = slower;
      badge = new Part(WAITING, () -> caller.may(Permission.READ) ? waiting : "");
    }

    /** Sends a comment at once, so that the client knows that the stream works. */
    void greet() {
      try {
        emitter.send(SseEmitter.event().comment("here"));
      } catch (IOException e) {
        watchers.remove(this);
      }
    }

    void send() {
      try {
        look.on(this::sendChanges);
      } catch (IOException e) {
        watchers.remove(this); // disconnected
      } catch (UserErrorException e) {
        end(); // such as: the user of the page was erased
      } catch (RuntimeException e) {
        if (watchers.contains(this)) { // otherwise just disconnected
          LOG.atWarn().addKeyValue("error", e.getClass().getName()).log("Live update failed");
          end();
        }
      }
    }

    private void sendChanges() throws IOException {
      if (++rounds % SIGN_OF_LIFE == 0) {
        if (!isLoggedIn()) {
          end();
          return;
        }
        emitter.send(SseEmitter.event().comment("here"));
      }
      if (rounds % SLOWLY == 0) {
        slower.sendTo(emitter);
      }
      part.sendTo(emitter);
      badge.sendTo(emitter);
    }

    private boolean isLoggedIn() {
      return caller.by() == Caller.By.LOGIN
          && logins.of(caller.account()).stream().anyMatch(login -> login.id() == caller.login());
    }

    void end() {
      watchers.remove(this);
      emitter.complete();
    }
  }

  private final Logins logins;
  private final WaitingBadge badge;
  private final Pace pace;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("live").factory());
  private volatile boolean running;

  /** The number of waiting users in the navigation of all pages, read once for all of them. */
  private String waiting = "";

  LiveUpdates(Logins logins, WaitingBadge badge, Pace pace) {
    this.logins = logins;
    this.badge = badge;
    this.pace = pace;
  }

  /**
   * @param part the HTML of a fragment, rendered every second
   */
  public SseEmitter show(Supplier<String> part) {
    return show(part, () -> "");
  }

  /**
   * @param slower another fragment, rendered every five seconds
   */
  public SseEmitter show(Supplier<String> part, Supplier<String> slower) {
    var caller = Caller.current().orElseThrow();
    var watcher =
        new Watcher(
            caller, DisplayPreferences.current(), new Part("", part), new Part(SLOWER, slower));
    if (watchers.size() >= MAX_COUNT || !running) {
      watcher.emitter.complete();
      return watcher.emitter;
    }
    watcher.emitter.onCompletion(() -> watchers.remove(watcher));
    watcher.emitter.onError(_ -> watchers.remove(watcher));
    watchers.add(watcher);
    watcher.greet();
    return watcher.emitter;
  }

  private void tick() {
    if (!watchers.isEmpty()) {
      waiting = badge();
      watchers.forEach(Watcher::send);
    }
  }

  /** As before if it cannot be read: a failure would end the timer. */
  private String badge() {
    try {
      return Page.html(badge.part());
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("error", e.getClass().getName()).log("Live update failed");
      return waiting;
    }
  }

  @Override
  public void start() {
    running = true;
    long millis = pace.live().toMillis();
    var _ = thread.scheduleWithFixedDelay(this::tick, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Closes all streams before the server stops, which would wait for them. */
  @Override
  public void stop() {
    running = false;
    thread.shutdownNow();
    watchers.forEach(Watcher::end);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
