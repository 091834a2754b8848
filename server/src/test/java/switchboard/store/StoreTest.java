package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.SeenUpdateDao.SeenUpdateRow;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.UserDao.UserRow;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

/** The store on each database; {@link SqliteStoreTest} has what is special to SQLite. */
@OnEachDatabase
class StoreTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = database.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static UserRow user(long id, String name) {
    return new UserRow(
        new UserId(id), null, name, null, "de", false, new ChatId(id), NOW, NOW, true);
  }

  private MessageRow message(Tables tables, long user, String text) {
    return new MessageRow(
        store.rowIds(tables).message(),
        new UserId(user),
        new ChatId(user),
        7,
        text,
        "text",
        false,
        null,
        null,
        null,
        NOW);
  }

  private Optional<UserRow> find(long user) {
    return store.readNow(tables -> tables.users().find(new UserId(user)));
  }

  private int forgetUpdates(Instant before) {
    return store.writeNow(tables -> tables.seenUpdates().forget(before, 6));
  }

  @Test
  void aRowComesBackAsItWentIn() {
    store.run(tables -> tables.users().save(List.of(user(5, "Ann"))));
    assertThat(find(5)).contains(user(5, "Ann"));
  }

  /** PostgreSQL refuses texts with U+0000, which Telegram's JSON may contain. */
  @Test
  void aNulCharacterInAClearTextIsReplacedAndInAnEncryptedOneKept() {
    var strange =
        new UserRow(
            new UserId(5), null, "A\0nn", null, "e\0n", false, new ChatId(5), NOW, NOW, true);
    store.run(tables -> tables.users().save(List.of(strange)));
    assertThat(find(5).map(UserRow::languageCode)).contains("e\uFFFDn");
    assertThat(find(5).map(UserRow::firstName)).contains("A\0nn");
    store.run(tables -> tables.metadata().save("a\0b", "c\0d"));
    assertThat(store.<Optional<String>>readNow(tables -> tables.metadata().find("a\0b")))
        .contains("c\uFFFDd");
  }

  /** Rows of one batch with and without a value, in either order. */
  @Test
  void rowsOfABatchMayLackDifferentValues() {
    var full =
        new UserRow(new UserId(6), "bea", "Bea", "B", "de", true, new ChatId(6), NOW, NOW, true);
    var bare = new UserRow(new UserId(7), null, "Cyd", null, null, false, null, NOW, NOW, true);
    var last = new UserRow(new UserId(8), "dan", "Dan", null, "de", false, null, NOW, NOW, false);
    store.run(tables -> tables.users().save(List.of(bare, full, last)));
    assertThat(List.of(find(6), find(7), find(8)))
        .containsExactly(Optional.of(full), Optional.of(bare), Optional.of(last));
  }

  @Test
  void usersCanBeLockedWhetherTheyAreKnownOrNot() {
    store.run(tables -> tables.users().save(List.of(user(5, "Ann"), user(6, "Bea"))));
    store.run(tables -> {
      tables.users().lock(List.of(new UserId(6), new UserId(5), new UserId(7)));
      tables.users().save(List.of(user(7, "Cyd")));
    });
    assertThat(find(7)).isPresent();
  }

  @Test
  void aRefreshedUserKeepsTheFirstDayAndTheDialogue() {
    var later = NOW.plusSeconds(60);
    store.run(tables -> tables.users().save(List.of(user(5, "Ann"))));
    store.run(tables ->
        tables
            .users()
            .save(
                List.of(
                    new UserRow(
                        new UserId(5),
                        "ann",
                        "Anna",
                        null,
                        "en",
                        false,
                        null,
                        later,
                        later,
                        true))));
    assertThat(find(5))
        .contains(
            new UserRow(
                new UserId(5), "ann", "Anna", null, "en", false, new ChatId(5), NOW, later, true));
  }

  @Test
  void anUpdateNumberIsNewOnce() {
    var first = new SeenUpdateRow(1, "message", NOW);
    var second = new SeenUpdateRow(2, "message", NOW);
    var added = store.writeNow(tables -> tables.seenUpdates().add(List.of(first, second, first)));
    assertThat(added).containsExactly(1, 1, 0);
    var again = store.writeNow(tables -> tables.seenUpdates().add(List.of(second)));
    assertThat(again).containsExactly(0);
  }

  @Test
  void oldNumbersAreForgottenInPiecesAndNewOnesKept() {
    var old = IntStream.range(0, 10).mapToObj(i -> new SeenUpdateRow(i, "message", NOW)).toList();
    var fresh = List.of(new SeenUpdateRow(100, "message", NOW.plusSeconds(100)));
    store.run(tables -> tables.seenUpdates().add(old));
    store.run(tables -> tables.seenUpdates().add(fresh));
    var before = NOW.plusSeconds(50);
    assertThat(forgetUpdates(before)).isEqualTo(6);
    assertThat(forgetUpdates(before)).isEqualTo(4);
    assertThat(forgetUpdates(before)).isZero();
    var kept = store.readNow(tables -> tables.seenUpdates().kinds());
    assertThat(kept).hasSize(1);
  }

  @Test
  void workThatFailsIsUndoneAloneAndTheRestOfTheTransactionIsWritten() {
    var gate = new CompletableFuture<Boolean>();
    var first = store.write(_ -> gate.join());
    var good = store.write(tables -> save(tables, 1));
    var bad =
        store.write(tables -> {
          save(tables, 2);
          throw new IllegalStateException("a bug");
        });
    var alsoGood = store.write(tables -> save(tables, 3));
    gate.complete(true);
    assertThat(CompletableFuture.allOf(first, good, alsoGood)).succeedsWithin(PATIENCE);
    assertThatThrownBy(bad::join).hasRootCauseMessage("a bug");
    assertThat(find(1)).isPresent();
    assertThat(find(2)).isEmpty();
    assertThat(find(3)).isPresent();
  }

  private static boolean save(Tables tables, long id) {
    tables.users().save(List.of(user(id, "Ann")));
    return true;
  }

  @Test
  void aQueryWhoseRestIsNotReadHoldsNothingUp() {
    store.run(tables -> IntStream.range(1, 50).forEach(i -> save(tables, i)));
    for (int i = 0; i < 3; i++) {
      var sessions =
          store.writeNow(
              tables -> tables.sessions().of(Stream.of(1, 2, 3).map(UserId::new).toList()));
      assertThat(sessions).hasSize(3);
      store.run(tables -> tables.botFiles().add("x", "y", NOW));
      var newest = store.writeNow(tables -> tables.botFiles().newest());
      assertThat(newest).contains("x");
    }
    assertThat(find(49)).isPresent();
  }

  @Test
  void erasingAPersonTakesAllRowsAndNobodyElses() {
    for (long id : new long[] {1, 2}) {
      store.run(tables -> {
        save(tables, id);
        tables.messages().add(List.of(message(tables, id, "a"), message(tables, id, "b")));
        tables
            .interactions()
            .add(List.of(new InteractionRow(id, new UserId(id), "command", "/start", NOW)));
        tables
            .sessions()
            .savePreferences(
                List.of(new PreferenceRow(new UserId(id), "de", true, "x", true, true, NOW)));
        tables
            .sessions()
            .saveConversations(
                List.of(new ConversationRow(new UserId(id), "browsing", "{}", null, NOW)));
      });
    }
    var erased = store.writeNow(tables -> PersonalData.erase(tables, new UserId(1)));
    assertThat(erased).isEqualTo(new PersonalData.Erased(2, 1, 0));
    var left = store.readNow(tables -> PersonalData.of(tables, new UserId(1)));
    assertThat(left.user()).isEmpty();
    assertThat(left.preferences()).isEmpty();
    assertThat(left.conversation()).isEmpty();
    assertThat(left.messages()).isEmpty();
    assertThat(left.interactions()).isEmpty();
    var others = store.readNow(tables -> PersonalData.of(tables, new UserId(2))).messages();
    assertThat(others).hasSize(2);
  }
}
