package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import switchboard.domain.ReplyState;
import switchboard.testing.History.Reply;
import switchboard.testing.History.Total;

/** The history of one user and three texts, with a bug in each test. */
class HistoryTest {

  private static final List<String> TEXTS = List.of("a", "b", "c");

  private List<String> stored = TEXTS;
  private List<Reply> replies = TEXTS.stream().map(HistoryTest::sent).toList();
  private List<String> received = TEXTS;
  private Total total = new Total("messages", 3, 3);

  private static Reply sent(String text) {
    return new Reply(text, ReplyState.SENT);
  }

  private List<String> faults() {
    return new History(
            Map.of(1L, TEXTS),
            Map.of(1L, stored),
            Map.of(1L, replies),
            Map.of(1L, received),
            List.of(total))
        .faults();
  }

  @Test
  void nothingIsWrong() {
    assertThat(faults()).isEmpty();
    replies = List.of(sent("a"), new Reply("b", ReplyState.UNKNOWN), sent("c"));
    assertThat(faults()).isEmpty();
    received = List.of("a", "c");
    assertThat(faults()).isEmpty();
  }

  @Test
  void anUpdateIsLost() {
    stored = List.of("a", "c");
    replies = List.of(sent("a"), sent("c"));
    received = stored;
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
    replies = stored.stream().map(HistoryTest::sent).toList();
    received = stored;
    assertThat(faults()).containsExactly("1: the order of each update is [b, a, c]");
  }

  @Test
  void anUpdateHasNoReply() {
    replies = List.of(sent("a"), sent("b"));
    received = List.of("a", "b");
    assertThat(faults()).containsExactly("1: reply c is lost");
  }

  @Test
  void twoRepliesAreSwapped() {
    received = List.of("a", "c", "b");
    assertThat(faults()).containsExactly("1: received [a, c, b] instead of [a, b, c]");
  }

  @Test
  void aReplyIsReceivedTwice() {
    received = List.of("a", "b", "b", "c");
    assertThat(faults()).containsExactly("1: reply b is sent and received 2 times");
  }

  @Test
  void aReplyThatIsSentDoesNotArrive() {
    received = List.of("a", "b");
    assertThat(faults()).containsExactly("1: reply c is sent and received 0 times");
  }

  @Test
  void aReplyStillWaits() {
    replies = List.of(sent("a"), sent("b"), new Reply("c", ReplyState.PENDING));
    received = List.of("a", "b");
    assertThat(faults()).containsExactly("1: reply c is PENDING");
  }

  @Test
  void aCounterIsOffByOne() {
    total = new Total("messages", 4, 3);
    assertThat(faults()).containsExactly("the counter messages is 4, a recount gives 3");
  }
}
