package switchboard.testing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the server owes to a user of a crowd, noted while it acknowledges. */
final class Debt {

  private final List<String> texts = new ArrayList<>();
  private final List<Mark> replies = new ArrayList<>();
  private final Set<Mark> answers = new LinkedHashSet<>();
  private final Set<Mark> possible = new LinkedHashSet<>();
  private final List<Mark> erased = new ArrayList<>();

  /** Answers that an operator is writing. */
  private final Set<Mark> underWay = new LinkedHashSet<>();

  /** Answers that were written while the user was erased: they may belong to before or after. */
  private final Set<Mark> uncertain = new LinkedHashSet<>();

  /** What an erasure that has begun takes with it. */
  private final List<Mark> doomed = new ArrayList<>();

  private boolean isErasing;

  synchronized void text(String text) {
    texts.add(text);
    replies.add(Mark.message(text));
  }

  synchronized void replies(Mark... marks) {
    replies.addAll(List.of(marks));
  }

  /** The user confirms an erasure. */
  synchronized void eraseBegins() {
    isErasing = true;
    uncertain.addAll(underWay);
    // The receipt of an earlier erasure is before the other replies.
    possible.stream().filter(mark -> !underWay.contains(mark)).forEach(doomed::add);
    doomed.addAll(replies);
    doomed.addAll(answers);
  }

  /**
   * The erasure is acknowledged.
   *
   * @param receipt not sent when the rows were deleted without the user's update, because an
   *     instance was killed between the two
   */
  synchronized void eraseEnds(Mark answer, Mark receipt) {
    erased.addAll(doomed);
    texts.clear();
    replies.clear();
    answers.removeAll(doomed);
    possible.removeAll(doomed);
    doomed.clear();
    isErasing = false;
    replies.add(answer);
    possible.add(receipt);
  }

  synchronized void operatorBegins(Mark answer) {
    underWay.add(answer);
    possible.add(answer);
    if (isErasing) {
      uncertain.add(answer);
    }
  }

  /**
   * @param isConfirmed whether the console confirmed it; else it may have been written or not
   */
  synchronized void operatorEnds(Mark answer, boolean isConfirmed) {
    underWay.remove(answer);
    if (isConfirmed && !uncertain.contains(answer)) {
      possible.remove(answer);
      answers.add(answer);
    }
  }

  synchronized History.Owed owed() {
    return new History.Owed(
        List.copyOf(texts),
        List.copyOf(replies),
        Set.copyOf(answers),
        Set.copyOf(possible),
        List.copyOf(erased));
  }
}
