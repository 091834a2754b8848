package switchboard.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import switchboard.domain.ReplyState;

/**
 * What happened in a test with faults, as Telegram, the users and the database saw it, and what is
 * wrong with it. Each text of a user occurs once; so does the reply to it.
 *
 * @param acknowledged texts that Telegram got an answer for, in order, by user
 * @param stored texts in the database, in order of their ids, by user
 * @param replies replies in the database, in order of their ids, by user
 * @param received replies that each user got, in order
 * @param totals what the database counts
 */
public record History(
    Map<Long, List<String>> acknowledged,
    Map<Long, List<String>> stored,
    Map<Long, List<Reply>> replies,
    Map<Long, List<String>> received,
    List<Total> totals) {

  /** The reply to a text. */
  public record Reply(String text, ReplyState state) {}

  /**
   * A counter.
   *
   * @param kept as it is kept
   * @param counted as a recount gives
   */
  public record Total(String name, long kept, long counted) {}

  /** Sentences that each say what is wrong; empty when nothing is. */
  public List<String> faults() {
    var faults = new ArrayList<String>();
    var users = new TreeSet<>(acknowledged.keySet());
    users.addAll(stored.keySet());
    users.addAll(replies.keySet());
    users.addAll(received.keySet());
    for (long user : users) {
      handledOnce(user, faults);
      repliedOnce(user, faults);
      receivedOnce(user, faults);
    }
    for (var total : totals) {
      if (total.kept() != total.counted()) {
        faults.add(
            "the counter %s is %d, a recount gives %d"
                .formatted(total.name(), total.kept(), total.counted()));
      }
    }
    return faults;
  }

  private static <T> List<T> of(Map<Long, List<T>> all, long user) {
    return all.getOrDefault(user, List.of());
  }

  private void handledOnce(long user, List<String> faults) {
    compare(user, of(acknowledged, user), of(stored, user), "update", faults);
  }

  private void repliedOnce(long user, List<String> faults) {
    var answered = of(replies, user).stream().map(Reply::text).toList();
    compare(user, of(stored, user), answered, "reply", faults);
  }

  private static void compare(
      long user, List<String> wanted, List<String> found, String what, List<String> faults) {
    for (var text : new TreeSet<>(wanted)) {
      int times = Collections.frequency(found, text);
      if (times != 1) {
        faults.add(
            "%d: %s %s".formatted(user, what, text)
                + (times == 0 ? " is lost" : " is there %d times".formatted(times)));
      }
    }
    for (var text : new TreeSet<>(found)) {
      if (!wanted.contains(text)) {
        faults.add("%d: %s %s was never asked for".formatted(user, what, text));
      }
    }
    var common = found.stream().distinct().filter(wanted::contains).toList();
    if (!common.equals(wanted.stream().distinct().filter(common::contains).toList())) {
      faults.add("%d: the order of each %s is %s".formatted(user, what, found));
    }
  }

  /** A sent reply is received once; one whose outcome is unknown at most once. */
  private void receivedOnce(long user, List<String> faults) {
    var states = new TreeMap<String, ReplyState>();
    of(replies, user).forEach(reply -> states.put(reply.text(), reply.state()));
    var got = of(received, user);
    states.forEach((text, state) -> {
      int times = Collections.frequency(got, text);
      switch (state) {
        case SENT -> {
          if (times != 1) {
            faults.add("%d: reply %s is sent and received %d times".formatted(user, text, times));
          }
        }
        case UNKNOWN -> {
          if (times > 1) {
            faults.add("%d: reply %s is received %d times".formatted(user, text, times));
          }
        }
        case PENDING, SENDING, REFUSED, DROPPED ->
            faults.add("%d: reply %s is %s".formatted(user, text, state));
      }
    });
    var order = of(replies, user).stream().map(Reply::text).filter(got::contains).toList();
    if (!got.stream().distinct().toList().equals(order)) {
      faults.add("%d: received %s instead of %s".formatted(user, got, order));
    }
  }
}
