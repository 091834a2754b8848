package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import switchboard.domain.ReplyState;
import switchboard.testing.History.Found;
import switchboard.testing.History.Owed;
import switchboard.testing.History.Reply;
import switchboard.testing.History.Total;

/** The history of one user with three texts, a tap and an answer, with a bug in each test. */
class HistoryTest {

  private static final Mark TAP = Mark.answer("1:9");
  private static final Mark CHANGE = Mark.edit(5);
  private static final Mark OPERATOR = Mark.message("o1z");
  private static final List<String> TEXTS = List.of("a", "b", "c");

  private List<Mark> erased = List.of();
  private Set<Mark> possible = Set.of();
  private List<String> stored = TEXTS;
  private List<Reply> replies = sent("a", "b", "c");
  private List<Mark> received = marks("a", "b", "c");
  private Total total = new Total("messages", 3, 3);

  private static List<Mark> marks(String... texts) {
    return Stream.concat(Stream.of(texts).map(Mark::message), Stream.of(TAP, CHANGE, OPERATOR))
        .toList();
  }

  private static List<Reply> sent(String... texts) {
    return marks(texts).stream().map(mark -> new Reply(mark, ReplyState.SENT)).toList();
  }

  private static List<Reply> with(Mark mark, ReplyState state) {
    return sent("a", "b", "c").stream()
        .map(reply -> reply.mark().equals(mark) ? new Reply(mark, state) : reply)
        .toList();
  }

  private static List<Mark> plus(List<Mark> marks, Mark... more) {
    return Stream.concat(marks.stream(), Stream.of(more)).toList();
  }

  private static List<Mark> without(Mark mark) {
    return marks("a", "b", "c").stream().filter(one -> !one.equals(mark)).toList();
  }

  private List<String> faults() {
    var owed =
        new Owed(
            TEXTS,
            Stream.of(Mark.message("a"), Mark.message("b"), Mark.message("c"), TAP, CHANGE)
                .toList(),
            Set.of(OPERATOR),
            possible,
            erased);
    return new History(
            Map.of(1L, owed), Map.of(1L, new Found(stored, replies, received)), List.of(total))
        .faults();
  }

  @Test
  void nothingIsWrong() {
    assertThat(faults()).isEmpty();
    received = plus(received, TAP, CHANGE);
    assertThat(faults()).as("what may be sent twice").isEmpty();
    replies = with(Mark.message("b"), ReplyState.UNKNOWN);
    assertThat(faults()).isEmpty();
    received = marks("a", "c");
    assertThat(faults()).isEmpty();
  }

  @Test
  void anUpdateIsLost() {
    stored = List.of("a", "c");
    assertThat(faults()).containsExactly("1: update b is lost");
  }

  @Test
  void anUpdateIsHandledTwice() {
    stored = List.of("a", "b", "b", "c");
    assertThat(faults()).containsExactly("1: update b is there 2 times");
  }

  @Test
  void twoUpdatesAreHandledInTheWrongOrder() {
    stored = List.of("b", "a", "c");
    assertThat(faults())
        .containsExactly("1: the updates are in the order [b, a, c] instead of [a, b, c]");
  }

  @Test
  void anUpdateHasNoReply() {
    replies = sent("a", "b");
    received = marks("a", "b");
    assertThat(faults()).containsExactly("1: reply c is lost");
  }

  @Test
  void anUpdateHasTwoReplies() {
    replies = sent("a", "b", "c", "c");
    assertThat(faults()).containsExactly("1: reply c is there 2 times");
  }

  @Test
  void twoRepliesAreSwapped() {
    received = marks("a", "c", "b");
    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith("1: received are in the order [a, c, b, ");
  }

  @Test
  void aReplyIsReceivedTwice() {
    received = marks("a", "b", "b", "c");
    assertThat(faults()).containsExactly("1: reply b is SENT and received 2 times");
  }

  @Test
  void aReplyThatIsSentDoesNotArrive() {
    received = marks("a", "b");
    assertThat(faults()).containsExactly("1: reply c is SENT and received 0 times");
  }

  @Test
  void aReplyStillWaits() {
    replies = with(Mark.message("c"), ReplyState.PENDING);
    received = marks("a", "b");
    assertThat(faults()).containsExactly("1: reply c is PENDING and received 0 times");
  }

  @Test
  void aTapIsNotAnswered() {
    received = without(TAP);
    assertThat(faults()).containsExactly("1: reply the answer to 1:9 is SENT and received 0 times");
    replies = with(TAP, ReplyState.DROPPED);
    assertThat(faults())
        .containsExactly("1: reply the answer to 1:9 is DROPPED and received 0 times");
  }

  @Test
  void anOperatorsAnswerIsLost() {
    received = without(OPERATOR);
    replies = replies.stream().filter(reply -> !reply.mark().equals(OPERATOR)).toList();
    assertThat(faults()).containsExactly("1: answer o1z is lost");
  }

  @Test
  void anOperatorsAnswerWithoutConfirmationIsThereOnceOrNotAtAll() {
    var other = Mark.message("o2z");
    possible = Set.of(other);
    assertThat(faults()).isEmpty();
    received = plus(received, other, other);
    replies =
        Stream.concat(replies.stream(), Stream.of(new Reply(other, ReplyState.SENT))).toList();
    assertThat(faults()).containsExactly("1: reply o2z is SENT and received 2 times");
  }

  @Test
  void whatIsErasedMayHaveBeenReceivedOnceButIsNotKept() {
    erased = List.of(Mark.message("y"), Mark.message("z"));
    received = plus(List.of(Mark.message("y")), received.toArray(Mark[]::new));
    assertThat(faults()).isEmpty();
    stored = List.of("y", "a", "b", "c");
    replies = sent("y", "a", "b", "c");
    assertThat(faults())
        .containsExactly(
            "1: update y is erased, or was never asked for",
            "1: reply y is erased, or was never asked for");
  }

  @Test
  void anErasedReplyIsReceivedTwice() {
    erased = List.of(Mark.message("y"));
    received = plus(received, Mark.message("y"), Mark.message("y"));
    assertThat(faults()).containsExactly("1: erased reply y is there 2 times");
  }

  @Test
  void aReplyIsReceivedThatNobodyAskedFor() {
    received = plus(received, Mark.message("x"));
    assertThat(faults()).containsExactly("1: received reply x is erased, or was never asked for");
  }

  @Test
  void aCounterIsOffByOne() {
    total = new Total("messages", 4, 3);
    assertThat(faults()).containsExactly("the counter messages is 4, a recount gives 3");
  }
}
