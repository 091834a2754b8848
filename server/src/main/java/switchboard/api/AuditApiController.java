package switchboard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import switchboard.domain.UserId;
import switchboard.store.AuditLogDao.AuditRow;
import switchboard.store.AuditPage;
import switchboard.store.Store;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** {@code GET /audit_log}: actions of administrators, newest first. */
@RestController
record AuditApiController(Store store) {

  /**
   * An entry of the log.
   *
   * @param userId null when the action concerns no user, several users or an unknown user
   * @param person a fingerprint that identifies the same user in other rows, even after erasure
   */
  record Entry(
      @JsonProperty("id") long id,
      @JsonProperty("noted_at") Instant notedAt,
      @JsonProperty("actor_kind") String actorKind,
      @JsonProperty("actor_id") long actorId,
      @JsonProperty("actor") String actor,
      @JsonProperty("address") @Nullable String address,
      @JsonProperty("action") String action,
      @JsonProperty("way") String way,
      @JsonProperty("user_id") @Nullable Long userId,
      @JsonProperty("person") @Nullable String person,
      @JsonProperty("object") @Nullable Long object,
      @JsonProperty("times") int times,
      @JsonProperty("result") String result) {

    static Entry of(AuditRow row, @Nullable UserId userId) {
      return new Entry(
          row.id(),
          row.notedAt(),
          row.actorKind(),
          row.actorId(),
          row.actor(),
          row.address(),
          row.action(),
          row.way(),
          userId == null ? null : userId.value(),
          row.person(),
          row.object(),
          row.times(),
          row.result());
    }
  }

  record Entries(List<Entry> entries, @Nullable String next) {}

  @Needs(Permission.AUDIT)
  @Operation(summary = "List actions of administrators, newest first.")
  @GetMapping("/audit_log")
  Entries entries(
      @RequestParam(name = "user_id", required = false) @Nullable UserId userId,
      @RequestParam(defaultValue = Paging.PRESET) int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    int most = Paging.limit(limit);
    var user = userId == null ? null : Paging.user(userId);
    long before = Cursor.of(cursor, new Cursor("audit", Long.MAX_VALUE)).last();
    var found = store.readNow(tables -> AuditPage.of(tables, user, before, most + 1));
    var page =
        Paging.page(
            found.rows(),
            most,
            row -> Entry.of(row, found.people().get(row.id())),
            row -> new Cursor("audit", row.id()));
    return new Entries(page.rows(), page.next());
  }
}
