package switchboard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import switchboard.store.SessionDao.ActiveSession;
import switchboard.store.Store;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** {@code GET /user_sessions}: recently active users and their current screens. */
@RestController
record SessionsApiController(Store store, InstantSource clock) {

  /**
   * @param data the data of the state, as JSON
   */
  record Session(
      @JsonProperty("user_id") long userId,
      @JsonProperty("chat_id") @Nullable Long chatId,
      @JsonProperty("state") String state,
      @JsonProperty("data") @JsonRawValue String data,
      @JsonProperty("last_activity") Instant lastActivity) {

    static Session of(ActiveSession row) {
      var chat = row.chatId();
      return new Session(
          row.userId().value(),
          chat == null ? null : chat.value(),
          row.state(),
          row.data(),
          row.lastActivity());
    }
  }

  record Sessions(List<Session> sessions, @Nullable String next) {}

  /** The cursor contains the start of the time window, so that no user drops out between pages. */
  @Needs(Permission.READ)
  @Operation(summary = "List users active in the last 30 minutes, with their current screens.")
  @GetMapping("/user_sessions")
  Sessions sessions(
      @RequestParam(defaultValue = Paging.PRESET) int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    int most = Paging.limit(limit);
    long since = clock.instant().minus(switchboard.store.SessionDao.ACTIVE_FOR).toEpochMilli();
    var from = Cursor.of(cursor, new Cursor("sessions", since, 0));
    var rows =
        store.readNow(tables ->
            tables.sessions().active(Instant.ofEpochMilli(from.first()), from.last(), most + 1));
    var page =
        Paging.page(
            rows,
            most,
            Session::of,
            row -> new Cursor("sessions", from.first(), row.userId().value()));
    return new Sessions(page.rows(), page.next());
  }
}
