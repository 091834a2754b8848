package switchboard.console.bot;

import static switchboard.base.Sentence.sentence;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.base.UserErrorException;
import switchboard.console.DateRange;
import switchboard.console.Messages;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.operations.BotFileService;
import switchboard.store.BotFileVersionDao.BotFileVersionRow;
import switchboard.store.RollupDao;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** The bot as its file describes it: content, mistakes and history. */
@Controller
record BotController(Store store, BotFileService botFile, InstantSource clock) {

  private static final long DAY_MILLIS = 86_400_000;
  private static final int MONTH = 30;
  private static final int SCREENS = 10_000;
  private static final int VERSIONS = 20;

  /** Data that is read in one transaction. */
  private record Held(
      List<RollupDao.ScreenOpened> opened,
      List<BotFileVersionRow> versions,
      Optional<BotFileVersionRow> newest) {

    static Held of(Tables tables, DateRange range, long before) {
      return new Held(
          tables.rollups().screens(range.from().toEpochMilli() / DAY_MILLIS, SCREENS),
          tables.botFiles().olderThan(before, VERSIONS + 1),
          tables.botFiles().olderThan(Long.MAX_VALUE, 1).stream().findFirst());
    }
  }

  /**
   * @param before list versions older than this one
   */
  @Needs(Permission.STATS)
  @GetMapping(Paths.BOT)
  View bot(@RequestParam(required = false) @Nullable Long before) {
    var range = DateRange.of(MONTH, clock.instant());
    long from = before == null ? Long.MAX_VALUE : before;
    var held = store.readNow(tables -> Held.of(tables, range, from));
    var bot = botFile.bot();
    var versions = held.versions();
    boolean more = versions.size() > VERSIONS;
    var shown = more ? versions.subList(0, VERSIONS) : versions;
    return new BotPage(
        PageLayout.of(Messages.translate("bot.title"), Paths.BOT),
        bot,
        ScreenTree.of(bot, held.opened()),
        botFile.check(),
        shown,
        held.newest().orElse(null),
        more ? shown.getLast().id() : null);
  }

  /** A version with its neighbours and the texts to compare. */
  private record Compared(
      BotFileVersionRow version,
      Optional<BotFileVersionRow> before,
      Optional<BotFileVersionRow> after,
      String text,
      String earlier) {

    static Optional<Compared> of(Tables tables, long id) {
      var files = tables.botFiles();
      var before = files.olderThan(id, 1).stream().findFirst();
      return files
          .find(id)
          .map(version ->
              new Compared(
                  version,
                  before,
                  files.after(id),
                  files.source(id).orElse(""),
                  before.flatMap(it -> files.source(it.id())).orElse("")));
    }

    TextDiff diff() {
      return before.isPresent() ? TextDiff.of(earlier, text) : TextDiff.whole(text);
    }
  }

  @Needs(Permission.STATS)
  @GetMapping(Paths.BOT + "/versions/{id}")
  View version(@PathVariable("id") long id) {
    var compared =
        store
            .readNow(tables -> Compared.of(tables, id))
            .orElseThrow(() -> UserErrorException.notFound(sentence("bot.version.not_found")));
    return new VersionPage(
        PageLayout.of(
            Messages.translate("bot.version.title", BotPage.brief(compared.version().sha256())),
            Paths.BOT),
        compared.version(),
        compared.before().orElse(null),
        compared.after().orElse(null),
        compared.diff());
  }
}
