package switchboard.console.people;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.console.FlashMessage;
import switchboard.console.Messages;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.store.RollupDao;
import switchboard.store.Store;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** The list of all users who have written to the bot. */
@Controller
record PeopleController(Store store, InstantSource clock, Masking masking) {

  private static final int LANGUAGES = 50;

  @Needs(Permission.READ)
  @GetMapping(Paths.PEOPLE)
  View people(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable Integer days,
      @RequestParam(required = false) @Nullable String only,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String done) {
    var filters = PeopleFilters.of(q, language, days, only, sort);
    var languages =
        store.<List<RollupDao.LanguagePeople>>readNow(
            tables -> tables.rollups().languages(LANGUAGES));
    var now = clock.instant();
    boolean masked = masking.isForCurrent();
    long all = store.readNow(tables -> tables.statistics().at(now)).users();
    return new PeoplePage(
        PageLayout.of(Messages.translate("people.title"), Paths.PEOPLE)
            .done(FlashMessage.text(done)),
        filters,
        masked ? hidden(filters, from) : list().page(filters, from),
        from.isEmpty(),
        masked,
        languages,
        all,
        now);
  }

  /** The list without names, and without searches that would reveal them. */
  private PeopleList.Piece hidden(PeopleFilters filters, String from) {
    return filters.isSearch() && !filters.isNumber()
        ? new PeopleList.Piece(List.of(), "", false)
        : list().page(filters, from).masked();
  }

  private PeopleList list() {
    return new PeopleList(store, clock);
  }
}
