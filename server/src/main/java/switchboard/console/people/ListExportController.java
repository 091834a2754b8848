package switchboard.console.people;

import static switchboard.base.Sentence.sentence;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.base.UserErrorException;
import switchboard.console.Paths;
import switchboard.console.TableDownload;
import switchboard.domain.AuditAction;
import switchboard.operations.ListExport;
import switchboard.store.Store;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Exports of the lists of people and messages. */
@Controller
record ListExportController(Store store, InstantSource clock, Masking masking) {

  /** The list of people with its filters, all pages. */
  @Needs(value = Permission.READ, freshly = true, as = AuditAction.PEOPLE_EXPORT)
  @GetMapping(Paths.PEOPLE + "/export")
  View people(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable Integer days,
      @RequestParam(required = false) @Nullable String only,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "csv") String format) {
    var filters = PeopleFilters.of(q, language, days, only, sort);
    if (masking.isForCurrent() && filters.isSearch() && !filters.isNumber()) {
      throw UserErrorException.invalid("q", sentence("people.search.names_hidden"));
    }
    var pieces = new PeopleList(store, clock).all(filters);
    return TableDownload.of(lists().people(pieces), format, "people");
  }

  /** All messages, oldest first. */
  @Needs(value = Permission.READ, freshly = true, as = AuditAction.PEOPLE_EXPORT)
  @GetMapping(Paths.MESSAGES + "/export")
  View messages(@RequestParam(defaultValue = "csv") String format) {
    return TableDownload.of(lists().messages(), format, "messages");
  }

  private ListExport lists() {
    return new ListExport(store, masking.isForCurrent());
  }
}
