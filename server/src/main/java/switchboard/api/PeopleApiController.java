package switchboard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import switchboard.store.MaskedRows;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** {@code GET /db_users}: users who have written to the bot, ordered by user id. */
@RestController
record PeopleApiController(Store store, Masking masking) {

  private static final Cursor BEGINNING = new Cursor("users", 0);

  /** A row of the users table, named by its columns. */
  record User(
      @JsonProperty("user_id") long userId,
      @JsonProperty("username") @Nullable String username,
      @JsonProperty("first_name") String firstName,
      @JsonProperty("last_name") @Nullable String lastName,
      @JsonProperty("language_code") @Nullable String languageCode,
      @JsonProperty("is_bot") boolean isBot,
      @JsonProperty("chat_id") @Nullable Long chatId,
      @JsonProperty("created_at") Instant createdAt,
      @JsonProperty("last_activity") Instant lastActivity) {

    static User of(UserRow row) {
      var chat = row.chatId();
      return new User(
          row.userId().value(),
          row.username(),
          row.firstName(),
          row.lastName(),
          row.languageCode(),
          row.isBot(),
          chat == null ? null : chat.value(),
          row.createdAt(),
          row.lastActivity());
    }
  }

  record Users(List<User> users, @Nullable String next) {}

  @Needs(Permission.READ)
  @Operation(summary = "List users, ordered by user id.")
  @GetMapping("/db_users")
  Users users(
      @RequestParam(defaultValue = Paging.PRESET) int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    int most = Paging.limit(limit);
    var after = Cursor.of(cursor, BEGINNING);
    var rows = store.readNow(tables -> tables.users().after(after.last(), most + 1));
    boolean hidden = masking.isForCurrent();
    var page =
        Paging.page(
            rows,
            most,
            row -> User.of(hidden ? MaskedRows.user(row) : row),
            row -> new Cursor("users", row.userId().value()));
    return new Users(page.rows(), page.next());
  }
}
