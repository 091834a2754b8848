package switchboard.console.system;

import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import switchboard.console.Messages;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.operations.BotFileService;
import switchboard.store.Store;
import switchboard.web.Needs;
import switchboard.web.Permission;
import switchboard.web.RecentWarnings;

/** Warnings and errors since the start, and replies that failed. */
@Controller
record WarningsController(RecentWarnings warnings, Store store, BotFileService botFile) {

  private static final int REPLIES = 50;

  @Needs(Permission.ADMIN)
  @GetMapping(Paths.WARNINGS)
  View all() {
    // log times are those of the system clock, even in tests
    var bot = botFile.bot();
    var replies =
        store.readNow(tables -> tables.outbox().troubles(REPLIES)).stream()
            .map(row -> TroubledReply.of(row, bot))
            .toList();
    return new WarningsPage(
        PageLayout.of(Messages.translate("warnings.title"), Paths.WARNINGS),
        warnings.all(),
        replies,
        Instant.now());
  }
}
