package switchboard.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import switchboard.base.UnavailableException;
import switchboard.operations.BotFileService;
import switchboard.store.Store;

/** The number of waiting users in the navigation. */
@Component
public final class WaitingBadge extends OncePerRequestFilter {

  private static final ScopedValue<WaitingBadge> CURRENT = ScopedValue.newInstance();
  private static final int MANY = 100;

  private final Store store;
  private final BotFileService botFile;
  private final InstantSource clock;

  WaitingBadge(Store store, BotFileService botFile, InstantSource clock) {
    this.store = store;
    this.botFile = botFile;
    this.clock = clock;
  }

  /**
   * @param late whether the first of them waits too long
   */
  public record Count(String people, boolean late) {}

  /** Empty when nobody waits, and on the page that says that the database is unavailable. */
  static Optional<Count> current() {
    try {
      return CURRENT.isBound() ? CURRENT.get().read() : Optional.empty();
    } catch (UnavailableException _) {
      return Optional.empty();
    }
  }

  private Optional<Count> read() {
    var now = clock.instant();
    var total = store.readNow(tables -> tables.waiting().total(now, MANY));
    var oldest = total.oldest();
    var within = botFile.bot().answering().within();
    return oldest == null
        ? Optional.empty()
        : Optional.of(
            new Count(
                total.people() < MANY ? "" + total.people() : MANY - 1 + "+",
                within != null && oldest.plus(within).isBefore(now)));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(Paths.HOME);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      boolean _ =
          ScopedValue.where(CURRENT, this)
              .<Boolean, Exception>call(() -> {
                chain.doFilter(request, response);
                return true;
              });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
