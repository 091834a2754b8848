package switchboard.testing;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import switchboard.base.Worker;
import switchboard.console.FlashMessage;

/**
 * An operator who answers random users of a crowd in the console, at random instances. An answer is
 * never repeated, because the console does not tell one from another.
 */
public final class CrowdOperator implements AutoCloseable {

  private static final Map<String, String> SAME_SITE = Map.of("Sec-Fetch-Site", "same-origin");

  /** A form without a token, because its page could not be shown, says that it is too old. */
  private static final String CONFIRMED = "done=" + FlashMessage.SAID.word();

  private static final AtomicInteger TEXTS = new AtomicInteger();

  private final Crowd crowd;
  private final Random dice;
  private final Duration rest;
  private final List<HttpsProbe> browsers = new ArrayList<>();
  private final List<Long> users;
  private final Worker worker = new Worker("operator", this::work);
  private int answers;
  private int confirmed;

  /**
   * @param instances addresses where an owner can log in
   * @param rest time between two answers
   */
  public CrowdOperator(Crowd crowd, List<URI> instances, Duration rest, Random dice) {
    this.crowd = crowd;
    this.rest = rest;
    this.dice = dice;
    users = List.copyOf(crowd.ids());
    for (var instance : instances) {
      var browser = new HttpsProbe(instance, Map.of());
      browser.logIn(SAME_SITE);
      browsers.add(browser);
    }
    worker.start();
  }

  private void work() {
    while (!worker.isStopping()) {
      answer(users.get(dice.nextInt(users.size())));
      LockSupport.parkNanos(rest.toNanos());
    }
  }

  private void answer(long user) {
    answers++;
    var text = "o" + TEXTS.incrementAndGet() + "z";
    var debt = crowd.debt(user);
    var mark = Mark.message(text);
    debt.operatorBegins(mark);
    var page = submit("/admin/people/" + user, text);
    boolean isConfirmed = page != null && page.location().endsWith(CONFIRMED);
    debt.operatorEnds(mark, isConfirmed);
    confirmed += isConfirmed ? 1 : 0;
  }

  private HttpsProbe.@Nullable Page submit(String person, String text) {
    try {
      return browsers
          .get(dice.nextInt(browsers.size()))
          .submit(person, person + "/reply", Map.of("text", text), SAME_SITE);
    } catch (UncheckedIOException e) {
      return null;
    }
  }

  /** What was done; after {@link #close}. */
  public String summary() {
    return "%d of %d answers confirmed".formatted(confirmed, answers);
  }

  @Override
  public void close() {
    worker.close();
    browsers.forEach(HttpsProbe::close);
  }
}
