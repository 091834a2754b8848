package switchboard.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import switchboard.base.UnavailableException;
import switchboard.operations.BotFileService;
import switchboard.store.Store;

/** The number of waiting users in the navigation. */
@Component
public final class WaitingBadge extends OncePerRequestFilter {

  private static final ScopedValue<WaitingBadge> CURRENT = ScopedValue.newInstance();
  private static final WaitingPart NOBODY = new WaitingPart(null);
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

  /** For the page that is rendered; empty on the one that says that the database is unavailable. */
  public static WaitingPart current() {
    return CURRENT.isBound() ? CURRENT.get().part() : NOBODY;
  }

  WaitingPart part() {
    try {
      return new WaitingPart(read());
    } catch (UnavailableException _) {
      return NOBODY;
    }
  }

  private @Nullable Count read() {
    var now = clock.instant();
    var total = store.readNow(tables -> tables.waiting().total(now, MANY));
    var oldest = total.oldest();
    var within = botFile.bot().answering().within();
    return oldest == null
        ? null
        : new Count(
            total.people() < MANY ? "" + total.people() : MANY - 1 + "+",
            within != null && oldest.plus(within).isBefore(now));
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
