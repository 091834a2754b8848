package switchboard.api;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;
import switchboard.domain.AuditAction;
import switchboard.operations.ExportedTable;
import switchboard.operations.ListExport;
import switchboard.operations.TableFormat;
import switchboard.store.Store;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;
import switchboard.web.StreamedFile;

/** All people, and all their messages, in one response each. */
@RestController
record ExportApiController(Store store, Masking masking) {

  @Needs(value = Permission.READ, freshly = true, as = AuditAction.PEOPLE_EXPORT)
  @Operation(
      summary = "Export all users, ordered by user id.",
      description = "`format` is `csv`, `json` or `jsonl` (JSON Lines).")
  @GetMapping("/export/people")
  View people(@RequestParam(defaultValue = "jsonl") String format) {
    return file(lists().people(), format, "people");
  }

  @Needs(value = Permission.READ, freshly = true, as = AuditAction.PEOPLE_EXPORT)
  @Operation(
      summary = "Export all messages of users, oldest first.",
      description = "`format` is `csv`, `json` or `jsonl` (JSON Lines).")
  @GetMapping("/export/messages")
  View messages(@RequestParam(defaultValue = "jsonl") String format) {
    return file(lists().messages(), format, "messages");
  }

  private ListExport lists() {
    return new ListExport(store, masking.isForCurrent());
  }

  private static View file(ExportedTable<?> table, String format, String name) {
    var chosen = TableFormat.of(format);
    return new StreamedFile(
        chosen.mediaType(), name + "." + chosen.word(), out -> table.write(chosen, out));
  }
}
