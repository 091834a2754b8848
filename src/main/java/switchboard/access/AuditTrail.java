package switchboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.AuditEntry.Actor;
import switchboard.domain.AuditEntry.Result;
import switchboard.store.AuditChain;
import switchboard.store.Store;
import switchboard.store.StoreUnavailable;

/**
 * What administrators do over HTTP goes into the audit log here. What could not be written is kept
 * and has to be written before anything else that is audited is let in.
 */
public final class AuditTrail implements Runnable, AutoCloseable {

  /** How often it is told how many refusals had no row. */
  public static final Duration TOLD_EVERY = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

  private final Store store;
  private final InstantSource clock;
  private final ConcurrentLinkedQueue<AuditEntry> unwritten = new ConcurrentLinkedQueue<>();
  private final Map<Actor.Kind, RefusalBudget> budgets = new EnumMap<>(Actor.Kind.class);

  public AuditTrail(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    for (var kind : Actor.Kind.values()) {
      budgets.put(kind, new RefusalBudget());
    }
  }

  /**
   * Notes what the request that is being handled does; on the disk when this returns. Refusals are
   * noted later, and only some of many.
   *
   * @throws StoreUnavailable when it cannot be noted: then it must not be done
   */
  public void note(AuditAction action, @Nullable Long userId, Result result) {
    var entry = entry(action, userId, result);
    if (result == Result.REFUSED) {
      refused(entry);
    } else {
      write(entry);
    }
  }

  /** The same of what must be possible even when it cannot be noted, such as to leave. */
  void noteLater(AuditAction action, Result result) {
    writeLater(entry(action, null, result));
  }

  /**
   * Notes that somebody enters, whom the request does not name yet.
   *
   * @throws StoreUnavailable when it cannot be noted: then they must not enter
   */
  void login(long account, String name, String address) {
    var actor = new Actor(Actor.Kind.LOGIN, account, name, address);
    write(
        AuditEntry.of(
            clock.instant(), actor, AuditAction.LOGIN, way(request()), null, Result.DONE));
  }

  private AuditEntry entry(AuditAction action, @Nullable Long userId, Result result) {
    var request = request();
    var actor = AuditedRequest.actor(request);
    return AuditEntry.of(clock.instant(), actor, action, way(request), userId, result);
  }

  private static @Nullable HttpServletRequest request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet
        ? servlet.getRequest()
        : null;
  }

  private static String way(@Nullable HttpServletRequest request) {
    return request == null ? "" : AuditedRequest.way(request);
  }

  AuditEntry entry(HttpServletRequest request, AuditAction action, Result result) {
    return AuditedRequest.entry(request, action, clock.instant(), result);
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * On the disk when this returns.
   *
   * @throws StoreUnavailable when it, or anything before it, cannot be written
   */
  void write(AuditEntry entry) {
    settle();
    var _ = store.writeNow(tables -> AuditChain.append(tables, entry));
  }

  /** Nobody waits for it. */
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
   * Writes what could not be written.
   *
   * @throws StoreUnavailable when it still cannot
   */
  synchronized void settle() {
    for (var entry = unwritten.peek(); entry != null; entry = unwritten.peek()) {
      var waiting = entry;
      var _ = store.writeNow(tables -> AuditChain.append(tables, waiting));
      unwritten.remove();
    }
  }

  /** Somebody was not let in. Should it not be written, nothing has happened all the same. */
  void refused(AuditEntry entry) {
    if (budget(entry.actor().kind()).take(entry.at())) {
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

  private RefusalBudget budget(Actor.Kind kind) {
    return Objects.requireNonNull(budgets.get(kind));
  }

  /** Each minute: tells how many refusals had no row of their own. */
  @Override
  public void run() {
    var now = clock.instant();
    tellPassedOver(budget -> budget.passedOver(now));
  }

  @Override
  public void close() {
    tellPassedOver(RefusalBudget::allPassedOver);
    try {
      settle();
    } catch (RuntimeException e) {
      warn(e);
    }
  }

  private void tellPassedOver(ToIntFunction<RefusalBudget> count) {
    budgets.forEach((kind, budget) -> {
      int more = count.applyAsInt(budget);
      if (more > 0) {
        writeLater(
            new AuditEntry(
                clock.instant(),
                new Actor(kind, 0, "", null),
                AuditAction.MORE_REFUSED,
                "",
                null,
                null,
                more,
                Result.REFUSED));
      }
    });
  }

  static void warn(Throwable failure) {
    LOG.atError()
        .addKeyValue("error", failure.getClass().getName())
        .log("The audit log could not be written");
  }
}
