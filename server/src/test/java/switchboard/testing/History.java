package switchboard.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import switchboard.domain.ReplyState;

/**
 * What happened in a test with faults, as Telegram, the users and the database saw it, and what is
 * wrong with it.
 *
 * @param owed what the server has to do because of what it acknowledged, by user
 * @param found what it did, by user
 * @param totals what the database counts
 */
public record History(Map<Long, Owed> owed, Map<Long, Found> found, List<Total> totals) {

  /**
   * What a user has a right to. All texts and replies are different.
   *
   * @param texts acknowledged since the last erasure, in order
   * @param replies of the bot to what was acknowledged since then, in order
   * @param answers of operators that the console has confirmed since then
   * @param possible other replies that may exist, once
   * @param erased replies from before the last erasure
   */
  public record Owed(
      List<String> texts,
      List<Mark> replies,
      Set<Mark> answers,
      Set<Mark> possible,
      List<Mark> erased) {

    static final Owed NOTHING = new Owed(List.of(), List.of(), Set.of(), Set.of(), List.of());

    private boolean isExpected(Mark mark) {
      return replies.contains(mark) || answers.contains(mark) || possible.contains(mark);
    }
  }

  /**
   * What there is of a user.
   *
   * @param texts in the database, in order of their ids
   * @param replies in the database, in order of their ids
   * @param received what the user got, in order
   */
  public record Found(List<String> texts, List<Reply> replies, List<Mark> received) {

    static final Found NOTHING = new Found(List.of(), List.of(), List.of());

    private List<Mark> marks() {
      return replies.stream().map(Reply::mark).toList();
    }
  }

  /** A row of the outbox. */
  public record Reply(Mark mark, ReplyState state) {}

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
    var users = new HashSet<>(owed.keySet());
    users.addAll(found.keySet());
    for (long user : users.stream().sorted().toList()) {
      new User(
              owed.getOrDefault(user, Owed.NOTHING),
              found.getOrDefault(user, Found.NOTHING),
              fault -> faults.add(user + ": " + fault))
          .check();
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

  /** The history of one user. */
  private record User(Owed owed, Found found, Consumer<String> fault) {

    void check() {
      eachOnce("update", owed.texts(), found.texts());
      inOrder("the updates are", owed.texts(), found.texts());
      isWanted("update", found.texts(), owed.texts()::contains);
      eachOnce("reply", owed.replies(), found.marks());
      inOrder("the replies are", owed.replies(), found.marks());
      eachOnce("answer", owed.answers(), found.marks());
      atMostOnce("reply", owed.possible(), found.marks());
      isWanted("reply", found.marks(), owed::isExpected);
      found.replies().forEach(this::isReceived);
      atMostOnce("erased reply", once(owed.erased()), found.received());
      isWanted(
          "received reply",
          found.received(),
          mark -> owed.isExpected(mark) || owed.erased().contains(mark));
      inOrder("received are", ordered(found.marks()), found.received());
      inOrder("received are", ordered(owed.erased()), found.received());
    }

    private <T> void eachOnce(String what, Collection<T> wanted, List<T> there) {
      for (var one : wanted) {
        if (!there.contains(one)) {
          fault.accept("%s %s is lost".formatted(what, one));
        }
      }
      atMostOnce(what, wanted, there);
    }

    private <T> void atMostOnce(String what, Collection<T> wanted, List<T> there) {
      for (var one : wanted) {
        int times = Collections.frequency(there, one);
        if (times > 1) {
          fault.accept("%s %s is there %d times".formatted(what, one, times));
        }
      }
    }

    private <T> void isWanted(String what, List<T> there, Predicate<T> wanted) {
      for (var one : new LinkedHashSet<>(there)) {
        if (!wanted.test(one)) {
          fault.accept("%s %s is erased, or was never asked for".formatted(what, one));
        }
      }
    }

    /** Compares the order of those that are in both. */
    private <T> void inOrder(String what, List<T> wanted, List<T> there) {
      var common = there.stream().distinct().filter(wanted::contains).toList();
      if (!common.equals(wanted.stream().distinct().filter(common::contains).toList())) {
        fault.accept("%s in the order %s instead of %s".formatted(what, common, wanted));
      }
    }

    /** A sent reply is received once; one whose outcome is unknown at most once. */
    private void isReceived(Reply reply) {
      int times = Collections.frequency(found.received(), reply.mark());
      boolean isRight =
          switch (reply.state()) {
            case SENT -> times == 1 || (times > 1 && reply.mark().isRepeatable());
            case UNKNOWN -> times <= 1 && !reply.mark().isRepeatable();
            case PENDING, SENDING, REFUSED, DROPPED -> false;
          };
      if (!isRight) {
        fault.accept(
            "reply %s is %s and received %d times".formatted(reply.mark(), reply.state(), times));
      }
    }

    private static List<Mark> once(List<Mark> marks) {
      return marks.stream().filter(mark -> !mark.isRepeatable()).toList();
    }

    private static List<Mark> ordered(List<Mark> marks) {
      return marks.stream().filter(Mark::isInOrder).toList();
    }
  }
}
