package switchboard.engine;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import switchboard.base.ConstantTime;
import switchboard.telegram.BotToken;
import switchboard.telegram.UpdateReader;
import switchboard.web.ProblemResponses;

/**
 * The webhook endpoint. It runs before every other filter and does the cheapest checks first: path,
 * method, secret, size, format. A 200 response means that the update is on disk; the wait for it
 * blocks only the request's virtual thread, which holds no shared resources.
 */
public final class WebhookFilter implements Filter {

  /** Whether the legacy path, the bare token, still works; see LEGACY_WEBHOOK_PATH. */
  public enum LegacyPath {
    ACCEPT,
    MIGRATE,
    OFF
  }

  static final int MAX_BYTES = 1 << 20;
  private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

  private final BotToken token;
  private final LegacyPath legacy;
  private final UpdateReader reader;
  private final Inbox inbox;
  private final InstantSource clock;
  private final TimeLimit patience;
  private final String ownPath;
  private volatile @Nullable Instant lastTaken;

  /** A database that hangs may take a minute for a commit, which is too long to wait. */
  public WebhookFilter(
      BotToken token,
      LegacyPath legacy,
      UpdateReader reader,
      Inbox inbox,
      InstantSource clock,
      Duration patience) {
    this.token = token;
    this.legacy = legacy;
    this.reader = reader;
    this.inbox = inbox;
    this.clock = clock;
    this.patience = new TimeLimit(patience);
    ownPath = token.webhookPath();
  }

  /** When the last stored update arrived, since startup. */
  public Optional<Instant> lastTaken() {
    return Optional.ofNullable(lastTaken);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    var path = http.getRequestURI();
    if (path.startsWith("/tg/")) {
      boolean ours = ConstantTime.same(path.substring("/tg/".length()), ownPath);
      receive(http, (HttpServletResponse) response, ours, true);
    } else if (isLegacy(path)) {
      receive(http, (HttpServletResponse) response, legacy != LegacyPath.OFF, false);
    } else {
      next.doFilter(request, response);
    }
  }

  /** Answers requests whose update takes too long; to be called again and again. */
  public void endLongWaits() {
    patience.look();
  }

  private boolean isLegacy(String path) {
    return token.matches(path.substring(1).replace("%3A", ":").replace("%3a", ":"));
  }

  private void receive(
      HttpServletRequest request,
      HttpServletResponse response,
      boolean rightPath,
      boolean needsSecret)
      throws IOException {
    if (!rightPath || !isTrusted(request.getHeader(SECRET_HEADER), needsSecret)) {
      ProblemResponses.write(response, HttpStatus.NOT_FOUND, "");
    } else if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      ProblemResponses.write(response, HttpStatus.METHOD_NOT_ALLOWED, "Send updates by POST.");
    } else if (request.getContentLengthLong() > MAX_BYTES) {
      tooLarge(response);
    } else {
      int length = request.getContentLength(); // negative when unknown
      var body = request.getInputStream().readNBytes(length < 0 ? MAX_BYTES + 1 : length);
      if (body.length > MAX_BYTES) {
        tooLarge(response);
      } else {
        read(body, response);
      }
    }
  }

  private boolean isTrusted(@Nullable String secret, boolean needed) {
    return secret == null ? !needed : ConstantTime.same(secret, token.webhookSecret());
  }

  private static void tooLarge(HttpServletResponse response) throws IOException {
    ProblemResponses.write(
        response, HttpStatus.CONTENT_TOO_LARGE, "An update must not exceed 1 MiB.");
  }

  private void read(byte[] body, HttpServletResponse response) throws IOException {
    var now = clock.instant();
    switch (reader.read(body, now)) {
      case UpdateReader.Read.Malformed malformed ->
          ProblemResponses.write(response, HttpStatus.BAD_REQUEST, malformed.reason());
      case UpdateReader.Read.Update update -> {
        var committed = inbox.offer(update.incoming(), body);
        if (committed.isEmpty()) {
          comeAgain(response, 1, "The update queue is full.");
          return;
        }
        try {
          patience.on(committed.get()).join();
          stored(now, response);
        } catch (CompletionException e) {
          // Stored after all, it has been seen when it comes again.
          comeAgain(response, 5, "The update could not be stored.");
        }
      }
    }
  }

  private void stored(Instant receivedAt, HttpServletResponse response) {
    lastTaken = receivedAt;
    response.setStatus(HttpStatus.OK.value());
  }

  private static void comeAgain(HttpServletResponse response, int seconds, String why)
      throws IOException {
    response.setHeader("Retry-After", Integer.toString(seconds));
    ProblemResponses.write(response, HttpStatus.SERVICE_UNAVAILABLE, why);
  }
}
