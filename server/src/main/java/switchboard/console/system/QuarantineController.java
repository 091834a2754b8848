package switchboard.console.system;

import static switchboard.base.Sentence.sentence;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.base.UserErrorException;
import switchboard.console.FlashMessage;
import switchboard.console.FormError;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.AuditAction;
import switchboard.operations.QuarantineService;
import switchboard.store.QuarantineDao.QuarantineRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Quarantine: updates that could not be handled, to retry or discard. */
@Controller
record QuarantineController(Store store, QuarantineService quarantine, InstantSource clock) {

  private static final int ROWS = 50;
  private static final String ONE = Paths.QUARANTINE + "/{id}";

  @Needs(Permission.ADMIN)
  @GetMapping(Paths.QUARANTINE)
  View all(
      @RequestParam(defaultValue = "-1") long from, @RequestParam(defaultValue = "") String done) {
    var rows = store.readNow(tables -> tables.quarantine().after(from, ROWS + 1));
    boolean more = rows.size() > ROWS;
    var shown = more ? rows.subList(0, ROWS) : rows;
    return new QuarantinePage(
        PageLayout.of(Messages.translate("quarantine.title"), Paths.QUARANTINE)
            .done(FlashMessage.text(done)),
        shown,
        more ? Long.toString(shown.getLast().updateId()) : "");
  }

  @Needs(Permission.ADMIN)
  @GetMapping(ONE)
  View one(@PathVariable long id) {
    return page(id, FormError.NONE);
  }

  private Page page(long id, FormError problem) {
    var found =
        store.readNow(tables -> Found.of(tables, id)).orElseThrow(QuarantineController::gone);
    return new QuarantinedPage(
        PageLayout.of(
            Messages.translate("quarantine.update.title", Long.toString(id)), Paths.QUARANTINE),
        found.row(),
        found.known(),
        Redaction.of(found.row().payload()),
        Caller.current().filter(caller -> caller.isFresh(clock.instant())).isPresent(),
        problem);
  }

  /** A quarantined update, and whether its sender is known: it may be the sender's first update. */
  private record Found(QuarantineRow row, boolean known) {

    static Optional<Found> of(Tables tables, long id) {
      return tables
          .quarantine()
          .find(id)
          .map(row -> {
            var user = row.userId();
            return new Found(row, user != null && tables.users().find(user).isPresent());
          });
    }
  }

  private static UserErrorException gone() {
    return UserErrorException.notFound(sentence("quarantine.not_found"));
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.QUARANTINE_REPLAY)
  @PostMapping(ONE + "/replay")
  View replay(@PathVariable long id) {
    quarantine.replay(id);
    return done(FlashMessage.REPLAYED);
  }

  /** Discards an update after confirmation. */
  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.QUARANTINE_DISCARD)
  @PostMapping(ONE + "/discard")
  View discard(@PathVariable long id, @RequestParam(defaultValue = "false") boolean sure) {
    if (!sure) {
      var words = Messages.translate("quarantine.discard.confirm_required");
      var problem = FormError.of(UserErrorException.invalid("sure", words));
      return page(id, problem).as(problem.status());
    }
    quarantine.discard(id);
    return done(FlashMessage.DISCARDED);
  }

  private static View done(FlashMessage done) {
    return Page.seeOther(Paths.with(Paths.QUARANTINE, "done", done.word()));
  }
}
