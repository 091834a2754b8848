package switchboard.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.base.Sentence;
import switchboard.base.UserErrorException;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.domain.Bot;
import switchboard.domain.StartLink;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Figures;
import switchboard.insight.Period;
import switchboard.insight.Suppression;
import switchboard.operations.LinkService.Choice;
import switchboard.operations.LinkService.Counted;
import switchboard.store.LinkDao.LinkFigures;
import switchboard.store.LinkDao.LinkRow;
import switchboard.store.Store;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

/** Links and their figures. */
@OnEachDatabase
class LinkServiceTest {

  private static final Instant NOW = Instant.parse("2026-03-01T22:15:30Z");
  private static final long TODAY = Period.day(NOW);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Bot BOT = bot();

  @TempDir Path folder;
  @Parameter TestDatabase database;
  private Store store;
  private LinkService links;
  private Instant now = NOW;
  private String username = "shop_bot";

  private static Bot bot() {
    var text =
        """
        name: Corner Shop
        languages: [en]
        menu:
          id: home
          text: Welcome
          items:
            - id: hours
              label: Opening hours
              text: We open at 9.
        """;
    if (BotFile.parse(text, "bot.yaml", MediaFiles.beside(null))
        instanceof BotFile.Result.Loaded(var bot)) {
      return bot;
    }
    throw new AssertionError("the bot file has mistakes");
  }

  @BeforeEach
  void open() {
    store = database.open(folder);
    links = new LinkService(store, () -> BOT, () -> username, null, () -> now);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Choice choice(String name, String screen, @Nullable LocalDate lastDay) {
    return new Choice(name, screen, lastDay, BERLIN);
  }

  private LinkRow make(String name) {
    return links.make(choice(name, "hours", null), "ana");
  }

  private static void refuses(String field, Runnable call) {
    assertThatExceptionOfType(UserErrorException.class)
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  void aLinkHasACodeOfItsOwnAndAnAddress() {
    var poster = make("  Poster ");
    var flyer = make("Poster");
    assertThat(poster.code()).matches("[" + StartLink.ALPHABET + "]{6}");
    assertThat(poster.code()).isNotEqualTo(flyer.code());
    assertThat(poster).isEqualTo(links.find(poster.code()));
    assertThat(poster.name()).isEqualTo("Poster");
    assertThat(poster.madeBy()).isEqualTo("ana");
    assertThat(links.address(poster)).contains("t.me/shop_bot?start=l-" + poster.code());
  }

  @Test
  void withoutAUsernameThereIsNoAddress() {
    username = "";
    var link = make("Poster");
    assertThat(links.address(link)).isEmpty();
    refuses("", () -> links.demandAddress(link));
  }

  @Test
  void wrongFieldsAreNamed() {
    refuses("name", () -> make(" "));
    refuses("name", () -> make("x".repeat(65)));
    refuses("name", () -> make("a\nb"));
    refuses("screen", () -> links.make(choice("Poster", "gone", null), "ana"));
    for (var day : List.of("2026-02-28", "2036-12-31", "+999999999-12-31")) {
      refuses("ends", () -> links.make(choice("Poster", "hours", LocalDate.parse(day)), "ana"));
    }
    refuses("", () -> links.find("zzzzzz"));
  }

  @Test
  void theLastDayIsTheOperators() {
    var link = links.make(choice("Poster", "hours", LocalDate.parse("2026-03-01")), "ana");
    assertThat(link.endsAt()).isEqualTo("2026-03-01T23:00:00Z");
    assertThat(LinkService.lastDay(link, BERLIN)).contains(LocalDate.parse("2026-03-01"));
    assertThat(link.hasEnded(NOW)).isFalse();
  }

  @Test
  void renamingALinkThatHasEndedDoesNotResumeIt() {
    var code = make("Poster").code();
    links.end(code);
    now = NOW.plus(Duration.ofMinutes(5));
    var shown = LinkService.lastDay(links.find(code), BERLIN).orElseThrow();
    links.change(code, choice("Poster at the door", "home", shown));
    assertThat(links.find(code).endsAt()).isEqualTo(NOW);
    assertThat(links.find(code).name()).isEqualTo("Poster at the door");
    links.change(code, choice("Poster", "home", null));
    assertThat(links.find(code).endsAt()).isNull();
  }

  @Test
  void aRemovedScreenMayStay() {
    var link = new LinkRow("abc234", "Poster", "gone", "ana", NOW, null);
    store.run(tables -> assertThat(tables.links().add(link)).isTrue());
    store.run(tables -> assertThat(tables.links().add(link)).isFalse());
    links.change("abc234", choice("Flyer", "gone", null));
    assertThat(links.find("abc234").name()).isEqualTo("Flyer");
    refuses("screen", () -> links.change("abc234", choice("Flyer", "gone too", null)));
  }

  private void count(LinkFigures... figures) {
    store.run(tables -> tables.links().addFigures(List.of(figures)));
  }

  @Test
  void allLinksAreListedWithWhatIsKnownOfThem() {
    var ended = make("Ended");
    now = NOW.plusSeconds(1);
    links.end(ended.code());
    var poster = make("Poster");
    now = NOW.plusSeconds(2);
    var flyer = make("Flyer");
    count(
        new LinkFigures(StartLink.payload(poster.code()), TODAY, 9, 4, 0, 1),
        new LinkFigures(StartLink.payload(poster.code()), TODAY - 27, 5, 5, 2, 0),
        new LinkFigures(StartLink.payload(poster.code()), TODAY - 28, 8, 7, 3, 2),
        new LinkFigures("hours", TODAY, 9, 4, 0, 1));
    assertThat(links.all(Suppression.NONE))
        .containsExactly(
            new Counted(flyer, cells(0, 0, 0, 0, 0)),
            new Counted(poster, cells(22, 16, 7, 3, 3)),
            new Counted(links.find(ended.code()), cells(0, 0, 0, 0, 0)));
  }

  private static ArrivalCells cells(
      long starts, long newcomers, long settled, long stayed, long reached) {
    return new ArrivalCells(
        new Cell.Count(starts),
        new Cell.Count(newcomers),
        new Cell.Count(settled),
        new Cell.Count(stayed),
        new Cell.Count(reached));
  }

  private Figures whereFrom() {
    return store.readNow(tables -> new WhereFrom().read(tables, new Period(TODAY - 6, 7), BOT));
  }

  private static List<Cell> row(String name, Cell source, long... counts) {
    var cells = new ArrayList<Cell>();
    cells.add(new Cell.Label(Sentence.literal(name)));
    cells.add(source);
    for (long count : counts) {
      cells.add(new Cell.Count(count));
    }
    return cells;
  }

  @Test
  void theBlockComparesLinksScreensAndNone() {
    var poster = StartLink.payload(make("Poster at the door").code());
    count(
        new LinkFigures(poster, TODAY, 9, 4, 0, 1),
        new LinkFigures(poster, TODAY - 6, 1, 1, 0, 0),
        new LinkFigures(poster, TODAY - 7, 50, 50, 0, 0),
        new LinkFigures(poster, TODAY - 28, 8, 7, 3, 2),
        new LinkFigures("hours", TODAY, 2, 6, 0, 0),
        new LinkFigures("gone", TODAY, 3, 0, 0, 0),
        new LinkFigures("", TODAY, 0, 70, 0, 9),
        new LinkFigures("", TODAY - 28, 0, 60, 11, 9),
        new LinkFigures("old", TODAY - 100, 5, 5, 5, 5));
    var figures = whereFrom();
    assertThat(figures.summary()).hasToString("“Opening hours” brought the most new people.");
    var table = figures.tables().getFirst();
    assertThat(table.columns())
        .filteredOn(column -> !column.splitsPeople())
        .extracting(column -> column.name())
        .containsExactly("source", "source_id");
    assertThat(table.rows().subList(0, 3))
        .containsExactly(
            row("Opening hours", new Cell.Name("hours"), 2, 6, 0, 0, 0),
            row("Poster at the door", new Cell.Name(poster), 10, 5, 7, 3, 1),
            row("gone", new Cell.Name("gone"), 3, 0, 0, 0, 0));
    assertThat(table.rows().getLast().subList(1, 7))
        .containsExactly(
            new Cell.Empty(),
            new Cell.Count(0),
            new Cell.Count(70),
            new Cell.Count(60),
            new Cell.Count(11),
            new Cell.Count(9));
    assertThat(table.rows()).hasSize(4);
  }

  @Test
  void theSentenceSaysWhenThereIsNothingToCompare() {
    assertThat(whereFrom().summary()).hasToString("Nobody new came in this period.");
    assertThat(whereFrom().tables().getFirst().rows()).isEmpty();
    count(new LinkFigures("", TODAY, 0, 1, 0, 0), new LinkFigures("hours", TODAY, 5, 0, 0, 0));
    assertThat(whereFrom().summary()).hasToString("All new people came without a link.");
  }
}
