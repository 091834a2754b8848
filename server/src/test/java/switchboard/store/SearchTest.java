package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.Search.Budget;
import switchboard.store.Search.Rest;
import switchboard.store.UserDao.UserRow;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

@OnEachDatabase
class SearchTest {

  @Parameter TestDatabase database;

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  private static final Budget ENOUGH = new Budget(500, Duration.ofSeconds(1));

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private Store store;
  private Search search;

  @BeforeEach
  void open() {
    store = database.open(folder);
    search = new Search(store, now::get);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** A search with a clock that advances a second at each reading. */
  private Search slow() {
    InstantSource clock = () -> now.getAndUpdate(before -> before.plusSeconds(1));
    return new Search(store, clock);
  }

  private static UserRow user(
      long id, @Nullable String username, String first, @Nullable String last) {
    return new UserRow(
        new UserId(id), username, first, last, "en", false, new ChatId(id), NOW, NOW, true);
  }

  private void save(List<UserRow> users) {
    store.run(tables -> tables.users().save(users));
  }

  private void save(UserRow... users) {
    save(List.of(users));
  }

  /** Stores this many people, named after their ids. */
  private void crowd(long size) {
    save(
        LongStream.rangeClosed(1, size)
            .mapToObj(id -> user(id, "user_" + id, "Name" + id, null))
            .toList());
  }

  private void write(long user, String... texts) {
    store.run(tables -> tables.messages().add(rows(tables, user, texts)));
  }

  private List<MessageRow> rows(Tables tables, long user, String... texts) {
    var ids = store.rowIds(tables);
    var rows = new ArrayList<MessageRow>();
    for (var text : texts) {
      long id = ids.message();
      rows.add(
          new MessageRow(
              id,
              new UserId(user),
              new ChatId(user),
              id,
              text,
              "text",
              false,
              null,
              null,
              null,
              NOW));
    }
    return rows;
  }

  private List<Long> people(String words) {
    var result = search.people(words, Search.FIRST, ENOUGH);
    assertThat(result.rest()).isEqualTo(new Rest.Nothing());
    return result.rows().stream().map(user -> user.userId().value()).toList();
  }

  private List<String> texts(Search.Result<MessageRow> result) {
    return result.rows().stream().map(row -> String.valueOf(row.messageText())).toList();
  }

  @Test
  void messagesWithAllOfTheWordsAreFoundNewestFirst() {
    save(user(1, null, "Ann", null), user(2, null, "Ben", null));
    write(1, "The coffee was cold", "Warm tea, please", "COLD café again", "tea is cold");
    write(2, "cold cafe");
    assertThat(texts(search.messages(new UserId(1), "cafe cold", Search.NEWEST, ENOUGH)))
        .containsExactly("COLD café again");
    assertThat(texts(search.messages(new UserId(1), "cold", Search.NEWEST, ENOUGH)))
        .containsExactly("tea is cold", "COLD café again", "The coffee was cold");
    assertThat(search.messages(new UserId(3), "cold", Search.NEWEST, ENOUGH))
        .isEqualTo(new Search.Result<>(List.of(), new Rest.Nothing()));
  }

  @ParameterizedTest
  @CsvSource({
    "straße, STRASSE, true",
    "Ολυμπος, ΌΛΥΜΠΟΣ, true",
    "istanbul, İSTANBUL, true",
    "ёлка, ЕЛКА, true",
    "ＡＢＣ, abc, true",
    "की, का, false",
    "tea, coffee, false"
  })
  void caseAndAccentsDoNotMatterButLettersDo(String sought, String text, boolean occurs) {
    assertThat(SearchTerms.of(sought).occurIn(null, text)).isEqualTo(occurs);
    assertThat(SearchTerms.of(text).occurIn(sought, null)).isEqualTo(occurs);
  }

  @Test
  void aSearchOfMessagesGoesOnWhereItEnded() {
    save(user(1, null, "Ann", null));
    write(1, LongStream.range(0, 1_300).mapToObj(i -> "text " + i).toArray(String[]::new));
    long newest = store.<Long>readNow(tables -> tables.messages().highestId());
    var first =
        search.messages(new UserId(1), "text", Search.NEWEST, new Budget(2, Duration.ofSeconds(1)));
    assertThat(texts(first)).containsExactly("text 1299", "text 1298");
    assertThat(first.rest()).isEqualTo(new Rest.EnoughFound(newest - 1));
    var second =
        slow().messages(new UserId(1), "12", newest - 1, new Budget(500, Duration.ofSeconds(1)));
    assertThat(second.rest()).isEqualTo(new Rest.TimeIsUp(newest - 501));
    assertThat(texts(second)).hasSize(98 + 10 + 4).doesNotContain("text 1298");
    var last = search.messages(new UserId(1), "12", newest - 501, ENOUGH);
    assertThat(last.rest()).isEqualTo(new Rest.Nothing());
    assertThat(texts(last)).endsWith("text 12");
  }

  @Test
  void whenTheLastRowIsTheLastThatIsWantedThereIsNoMore() {
    crowd(3);
    var result = search.people("name", Search.FIRST, new Budget(3, Duration.ZERO));
    assertThat(result.rows()).hasSize(3);
    assertThat(result.rest()).isEqualTo(new Rest.Nothing());
  }

  @Test
  void amongFiveThousandPeopleAreThoseOfAllNames() {
    crowd(5_000);
    save(user(4_321, "Zoe_x", "Zoë", "Müller"));
    assertThat(people("zoe")).containsExactly(4_321L);
    assertThat(people("muller ZOË")).containsExactly(4_321L);
    assertThat(people("name muller")).isEmpty();
    assertThat(people("user_499")).startsWith(499L).hasSize(1 + 10);
  }

  @Test
  void aSearchWhoseTimeIsUpSaysSoAndGoesOnToTheEnd() {
    crowd(2_000);
    save(user(1_700, null, "Zoë", null));
    long from = Search.FIRST;
    var ends = new ArrayList<Rest>();
    var found = new ArrayList<Long>();
    for (boolean more = true; more; ) {
      var result = slow().people("zoe", from, new Budget(5, Duration.ZERO));
      result.rows().forEach(row -> found.add(row.userId().value()));
      ends.add(result.rest());
      more = result.rest() instanceof Rest.TimeIsUp;
      from = result.rest() instanceof Rest.TimeIsUp further ? further.from() : from;
    }
    assertThat(ends)
        .containsExactly(
            new Rest.TimeIsUp(500),
            new Rest.TimeIsUp(1_000),
            new Rest.TimeIsUp(1_500),
            new Rest.TimeIsUp(2_000),
            new Rest.Nothing());
    assertThat(found).containsExactly(1_700L);
  }

  @Test
  void anExactUsernameComesFirstAndOnlyOnce() {
    crowd(1_200);
    save(user(1_100, "Name1", "Zoë", null));
    var first = search.people("name1", Search.FIRST, new Budget(2, Duration.ofSeconds(1)));
    assertThat(first.rows())
        .extracting(user -> user.userId().value())
        .containsExactly(1_100L, 1L, 10L);
    assertThat(first.rest()).isEqualTo(new Rest.EnoughFound(10));
    var rest = search.people("name1", 10, ENOUGH);
    assertThat(rest.rows())
        .extracting(user -> user.userId().value())
        .doesNotContain(1_100L)
        .startsWith(11L);
  }

  @Test
  void whoHasTheUsernameOrIdIsFoundWithoutASearch() {
    crowd(1_200);
    save(user(9_000_000_007L, "Ann_a", "Ann", null), user(9_000_000_008L, null, "@ann_b", null));
    var instant = new Budget(1, Duration.ZERO);
    for (var words : List.of("@ANN_a", " 9000000007 ")) {
      var result = slow().people(words, Search.FIRST, instant);
      assertThat(result.rows())
          .extracting(user -> user.userId().value())
          .containsExactly(9_000_000_007L);
      assertThat(result.rest()).isEqualTo(new Rest.Nothing());
    }
    assertThat(people("@ann_b")).containsExactly(9_000_000_008L);
    assertThat(people("@ann")).containsExactly(9_000_000_007L, 9_000_000_008L);
    assertThat(people("1199")).containsExactly(1_199L);
    assertThat(people("99999999999999999999")).isEmpty();
  }

  @Test
  void damagedNamesAreListedAndDoNotEndTheSearch() {
    crowd(20);
    store.keys().destroy(store.keys().stored(new UserId(7)), "R-1", NOW);
    assertThat(people("name")).hasSize(19).doesNotContain(7L);
    assertThat(people("")).hasSize(20);
    assertThat(people("@user_7")).containsExactly(7L);
  }
}
