package switchboard.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import switchboard.domain.AccountId;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.AuditEntry.Actor;
import switchboard.domain.AuditEntry.Result;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.store.audit.AuditChain;
import switchboard.store.sql.StoreUnavailableException;

/**
 * Writes administrators' HTTP requests to the audit log. Entries that could not be written are
 * queued; the next audited request is accepted only after they have been written.
 */
public final class AuditTrail implements Runnable, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

  private final Store store;
  private final InstantSource clock;
  private final ConcurrentLinkedQueue<AuditEntry> unwritten = new ConcurrentLinkedQueue<>();
  private final Map<Actor.Kind, RefusalLimit> refusalLimits = new EnumMap<>(Actor.Kind.class);

  public AuditTrail(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    for (var kind : Actor.Kind.values()) {
      refusalLimits.put(kind, new RefusalLimit());
    }
  }

  /**
   * Logs an action of the current request; the entry is on disk when this method returns. Refusals
   * are logged asynchronously and rate limited.
   *
   * @throws StoreUnavailableException when the entry cannot be written; the action must then be
   *     refused
   */
  public void note(AuditAction action, @Nullable UserId userId, Result result) {
    var entry = entry(action, userId, result);
    if (result == Result.REFUSED) {
      refused(entry);
    } else {
      write(entry);
    }
  }

  /** Logs an action that must succeed even when the log cannot be written, such as logging out. */
  public void noteLater(AuditAction action, Result result) {
    writeLater(entry(action, null, result));
  }

  /**
   * Logs a login. The request is not authenticated yet, so the account is a parameter.
   *
   * @throws StoreUnavailableException when the entry cannot be written; the login must then be
   *     refused
   */
  public void login(AccountId account, String name, String address) {
    var actor = new Actor(Actor.Kind.LOGIN, account.value(), name, address);
    write(
        AuditEntry.of(
            clock.instant(), actor, AuditAction.LOGIN, route(request()), null, Result.DONE));
  }

  private AuditEntry entry(AuditAction action, @Nullable UserId userId, Result result) {
    var request = request();
    var actor = AuditedRequest.actor(request);
    return AuditEntry.of(clock.instant(), actor, action, route(request), userId, result);
  }

  private static @Nullable HttpServletRequest request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet
        ? servlet.getRequest()
        : null;
  }

  private static String route(@Nullable HttpServletRequest request) {
    return request == null ? "" : AuditedRequest.route(request);
  }

  public AuditEntry entry(HttpServletRequest request, AuditAction action, Result result) {
    return AuditedRequest.entry(request, action, clock.instant(), result);
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Writes an entry synchronously; it is on disk when this method returns.
   *
   * @throws StoreUnavailableException when this entry or an earlier one cannot be written
   */
  void write(AuditEntry entry) {
    settle();
    var _ = store.writeNow(tables -> AuditChain.append(tables, entry));
  }

  /** Writes an entry asynchronously; when that fails, it is queued for {@link #settle}. */
  void writeLater(AuditEntry entry) {
    var _ =
        store
            .write(tables -> AuditChain.append(tables, entry))
            .whenComplete((_, failure) -> {
              if (failure != null) {
                unwritten.add(entry);
                warn(failure);
              }
            });
  }

  /**
   * Writes the queued entries.
   *
   * @throws StoreUnavailableException when they still cannot be written
   */
  synchronized void settle() {
    for (var entry = unwritten.peek(); entry != null; entry = unwritten.peek()) {
      var waiting = entry;
      var _ = store.writeNow(tables -> AuditChain.append(tables, waiting));
      unwritten.remove();
    }
  }

  /**
   * Logs a refused request, rate limited. A failed write is not retried, because nothing was
   * changed.
   */
  public void refused(AuditEntry entry) {
    var limit = Objects.requireNonNull(refusalLimits.get(entry.actor().kind()));
    if (limit.take(entry.at())) {
      var _ =
          store
              .write(tables -> AuditChain.append(tables, entry))
              .whenComplete((_, failure) -> {
                if (failure != null) {
                  warn(failure);
                }
              });
    }
  }

  /** Runs every minute and logs how many refusals have no entry of their own. */
  @Override
  public void run() {
    noteSkippedRefusals();
  }

  @Override
  public void close() {
    noteSkippedRefusals();
    try {
      settle();
    } catch (RuntimeException e) {
      warn(e);
    }
  }

  private void noteSkippedRefusals() {
    refusalLimits.forEach((kind, limit) -> {
      int skipped = limit.takeSkipped();
      if (skipped > 0) {
        writeLater(
            new AuditEntry(
                clock.instant(),
                new Actor(kind, 0, "", null),
                AuditAction.MORE_REFUSED,
                "",
                null,
                null,
                skipped,
                Result.REFUSED));
      }
    });
  }

  static void warn(Throwable failure) {
    LOG.atError().addKeyValue("error", failure.getClass().getName()).log("Audit log write failed");
  }
}
