package switchboard.console;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import switchboard.store.Rollups;
import switchboard.store.Store;
import switchboard.web.Needs;
import switchboard.web.NotFound;
import switchboard.web.Permission;

/** The bot's menu, what is wrong with its file, and the versions there were. */
@Controller
class BotPages {

  private static final Duration COUNTED = Duration.ofDays(30);
  private static final int VERSIONS = 50;
  private static final int MOST_SCREENS = 10_000;

  private final Store store;
  private final Desk desk;
  private final InstantSource clock;

  BotPages(Store store, Desk desk, InstantSource clock) {
    this.store = store;
    this.desk = desk;
    this.clock = clock;
  }

  @Needs(Permission.STATS)
  @GetMapping(Paths.BOT)
  View bot() {
    var now = clock.instant();
    var bot = desk.bot().get();
    long from = now.minus(COUNTED).toEpochMilli() / Duration.ofDays(1).toMillis();
    List<Rollups.ScreenOpened> opened =
        store.readNow(tables -> tables.rollups().screens(from, MOST_SCREENS));
    return new BotPage(
        Frame.of(Say.say("Bot"), Paths.BOT),
        bot,
        Menu.of(bot, opened),
        desk.botProblems().get(),
        store.readNow(tables -> tables.botFiles().latest(VERSIONS)),
        now);
  }

  @Needs(Permission.STATS)
  @GetMapping(Paths.BOT + "/versions/{id}")
  View version(@PathVariable long id) {
    var after =
        store
            .readNow(tables -> tables.botFiles().source(id))
            .orElseThrow(() -> new NotFound("There is no such version."));
    var before = store.readNow(tables -> tables.botFiles().sourceBefore(id)).orElse("");
    return new VersionPage(
        Frame.of(Say.say("Version {0}", Long.toString(id)), Paths.BOT),
        VersionPage.changes(before, after));
  }
}
