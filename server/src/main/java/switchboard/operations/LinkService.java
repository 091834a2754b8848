package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.base.RandomText;
import switchboard.base.UserErrorException;
import switchboard.domain.Bot;
import switchboard.domain.StartLink;
import switchboard.insight.Period;
import switchboard.insight.Suppression;
import switchboard.store.LinkDao.LinkRow;
import switchboard.store.Store;

/** Links that open a screen, and count who comes by them. */
public final class LinkService {

  public static final int MAX_NAME_LENGTH = 64;

  private static final int MAX_LINKS = 500;
  private static final int CODE_LENGTH = 6;
  private static final Duration LATEST_END = Duration.ofDays(3_660);

  private final Store store;
  private final Supplier<Bot> bot;
  private final Supplier<String> username;
  private final @Nullable URI chat;
  private final InstantSource clock;

  /**
   * @param username the bot's; empty when unknown
   * @param chat the demo's; absent outside
   */
  public LinkService(
      Store store,
      Supplier<Bot> bot,
      Supplier<String> username,
      @Nullable URI chat,
      InstantSource clock) {
    this.store = store;
    this.bot = bot;
    this.username = username;
    this.chat = chat;
    this.clock = clock;
  }

  /**
   * What an operator chooses.
   *
   * @param lastDay absent: the link does not end
   * @param zone of that day
   */
  public record Choice(String name, String screen, @Nullable LocalDate lastDay, ZoneId zone) {}

  /** A link, with all its figures. */
  public record Counted(LinkRow row, ArrivalCells arrivals) {}

  /** Newest first, then those that have ended. */
  public List<Counted> all(Suppression suppression) {
    var now = clock.instant();
    return store.readNow(tables -> {
      var links = tables.links().all();
      var arrivals = ArrivalCells.of(Arrivals.read(tables, ever(now)), links, suppression);
      return links.stream()
          .sorted(Comparator.comparing(row -> row.hasEnded(now)))
          .map(row ->
              new Counted(
                  row, arrivals.getOrDefault(StartLink.payload(row.code()), ArrivalCells.NONE)))
          .toList();
    });
  }

  public LinkRow find(String code) {
    return store
        .readNow(tables -> tables.links().find(code))
        .orElseThrow(() -> UserErrorException.notFound(sentence("links.not_found")));
  }

  private static Period ever(Instant now) {
    return new Period(0, (int) Period.day(now) + 1);
  }

  /** The link's address; empty while the bot's username is unknown. */
  public Optional<String> address(LinkRow link) {
    var name = username.get();
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of("t.me/" + name + "?start=" + StartLink.payload(link.code()));
  }

  public String demandAddress(LinkRow link) {
    return address(link)
        .orElseThrow(() -> UserErrorException.conflict("", sentence("links.no_username")));
  }

  /** Where the link can be tried in the demo, whose bot is not on t.me. */
  public Optional<String> trial(LinkRow link) {
    return Optional.ofNullable(chat)
        .map(page -> page.resolve("/?start=" + StartLink.payload(link.code())).toString());
  }

  /** The last day of a link that ends, in the operator's time zone. */
  public static Optional<LocalDate> lastDay(LinkRow link, ZoneId zone) {
    return Optional.ofNullable(link.endsAt())
        .map(end -> LocalDate.ofInstant(end.minusMillis(1), zone));
  }

  public LinkRow make(Choice choice, String operator) {
    var now = clock.instant();
    var name = demandName(choice.name());
    demandScreen(choice.screen());
    var ends = end(choice, now);
    return store.writeNow(tables -> {
      if (tables.links().count() >= MAX_LINKS) {
        throw UserErrorException.invalid("", sentence("links.too_many", MAX_LINKS));
      }
      LinkRow row;
      do {
        var code = RandomText.of(StartLink.ALPHABET, CODE_LENGTH);
        row = new LinkRow(code, name, choice.screen(), operator, now, ends);
      } while (!tables.links().add(row));
      return row;
    });
  }

  /** Renames the link, moves it to another screen, or changes its last day. */
  public void change(String code, Choice choice) {
    var link = find(code);
    var name = demandName(choice.name());
    if (!choice.screen().equals(link.screen())) {
      demandScreen(choice.screen());
    }
    boolean sameDay = lastDay(link, choice.zone()).equals(Optional.ofNullable(choice.lastDay()));
    var ends = sameDay ? link.endsAt() : end(choice, clock.instant());
    store.run(tables -> {
      var _ =
          tables
              .links()
              .change(new LinkRow(code, name, choice.screen(), link.madeBy(), link.madeAt(), ends));
    });
  }

  /** From now on it opens the main menu. */
  public void end(String code) {
    setEnd(code, clock.instant());
  }

  public void resume(String code) {
    setEnd(code, null);
  }

  private void setEnd(String code, @Nullable Instant end) {
    var link = find(code);
    store.run(tables -> {
      var _ = tables.links().end(link.code(), end);
    });
  }

  private static String demandName(String name) {
    var stripped = name.strip();
    if (stripped.isEmpty()
        || stripped.length() > MAX_NAME_LENGTH
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw UserErrorException.invalid("name", sentence("tokens.name.invalid", MAX_NAME_LENGTH));
    }
    return stripped;
  }

  private void demandScreen(String screen) {
    if (!bot.get().screens().containsKey(screen)) {
      throw UserErrorException.invalid("screen", sentence("links.screen.invalid"));
    }
  }

  private static @Nullable Instant end(Choice choice, Instant now) {
    var day = choice.lastDay();
    if (day == null) {
      return null;
    }
    var latest = LocalDate.ofInstant(now.plus(LATEST_END), choice.zone());
    if (day.isBefore(LocalDate.ofInstant(now, choice.zone())) || day.isAfter(latest)) {
      throw UserErrorException.invalid("ends", sentence("links.ends.invalid"));
    }
    return day.plusDays(1).atStartOfDay(choice.zone()).toInstant();
  }
}
