package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.cluster.Membership;
import switchboard.domain.Call;
import switchboard.domain.UserId;
import switchboard.store.OutboxDao.OutboxRow;

class BacklogTest {

  private static final int ENOUGH = 20_000;

  @TempDir Path folder;
  private final LinkedBlockingQueue<List<OutboxRow>> read = new LinkedBlockingQueue<>();
  private OutboxFixture stage;
  private Backlog backlog;

  @BeforeEach
  void open() {
    stage = new OutboxFixture(folder, SendLimits.OFF);
    backlog = new Backlog(stage.store(), Membership.ALONE, (rows, _) -> read.add(rows));
  }

  @AfterEach
  void close() {
    stage.store().close();
  }

  private List<PendingReply> committed(int count) {
    return stage.commit(
        IntStream.range(0, count)
            .mapToObj(i -> OutboxFixture.message(5, "m" + i))
            .toArray(Call[]::new));
  }

  private List<OutboxRow> fromTable() throws InterruptedException {
    return Objects.requireNonNull(read.poll(20, TimeUnit.SECONDS));
  }

  private static List<PendingReply> waiting(List<OutboxRow> rows) {
    return rows.stream().map(PendingReply::in).toList();
  }

  private List<PendingReply> loaded() throws InterruptedException {
    backlog.load(0);
    return waiting(backlog.loaded(fromTable()));
  }

  @Test
  void aStartReadsPageByPageUntilNothingIsLeft() throws InterruptedException {
    var rows = committed(12_000);
    var taken = new ArrayList<PendingReply>();
    for (int page : new int[] {5_000, 5_000, 2_000}) {
      var next = loaded();
      assertThat(next).hasSize(page);
      taken.addAll(next);
    }
    assertThat(taken).isEqualTo(rows);
    backlog.load(0);
    assertThat(read).isEmpty();
  }

  @Test
  void whatIsNewStaysInTheTableWhileMemoryIsFullAndIsReadWhenItHasHalfEmptied()
      throws InterruptedException {
    assertThat(loaded()).isEmpty();
    var first = committed(1);
    assertThat(backlog.fitting(first, ENOUGH - 1)).isEqualTo(first);
    var second = committed(1);
    var third = committed(1);
    assertThat(backlog.fitting(second, ENOUGH)).isEmpty();
    assertThat(backlog.fitting(third, 0)).as("order is kept").isEmpty();
    backlog.load(ENOUGH / 2 + 1);
    assertThat(read).isEmpty();
    assertThat(loaded()).containsExactly(second.getFirst(), third.getFirst());
    var fourth = committed(1);
    assertThat(backlog.fitting(fourth, 0)).isEqualTo(fourth);
  }

  @Test
  void whatWasReadAlreadyIsNotTakenAgain() throws InterruptedException {
    var rows = committed(3);
    assertThat(loaded()).isEqualTo(rows);
    assertThat(backlog.fitting(rows, 3)).isEmpty();
  }

  @Test
  void whatCameDuringAReadIsReadTheNextTime() throws InterruptedException {
    backlog.load(0);
    var nothing = fromTable();
    var rows = committed(1);
    assertThat(backlog.fitting(rows, 0)).isEmpty();
    assertThat(backlog.loaded(nothing)).isEmpty();
    assertThat(loaded()).isEqualTo(rows);
  }

  @Test
  void aReadThatFailedIsTriedAgain() throws InterruptedException {
    var rows = committed(1);
    backlog.load(0);
    assertThat(waiting(fromTable())).isEqualTo(rows);
    assertThat(backlog.loaded(null)).isEmpty();
    assertThat(loaded()).isEqualTo(rows);
  }

  @Test
  void whatWasErasedDuringAReadIsNotTaken() throws InterruptedException {
    committed(2);
    backlog.load(0);
    var outdated = fromTable();
    stage.store().run(tables -> tables.outbox().deleteOf(new UserId(5)));
    var receipt = committed(1);
    backlog.readAgain();
    assertThat(backlog.fitting(receipt, 0)).isEmpty();
    assertThat(backlog.loaded(outdated)).isEmpty();
    assertThat(loaded()).isEqualTo(receipt);
  }
}
