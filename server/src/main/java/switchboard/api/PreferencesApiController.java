package switchboard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import switchboard.base.UserErrorException;
import switchboard.domain.Preferences;
import switchboard.operations.PreferenceService;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.web.JsonBody;
import switchboard.web.Needs;
import switchboard.web.Permission;
import tools.jackson.databind.JsonNode;

/** {@code /update_preference/{user_id}}: changes a user's preferences. */
@RestController
class PreferencesApiController {

  private static final Set<String> FIELDS =
      new TreeSet<>(Set.of("language", "notifications", "theme"));

  /** The request body, for the API description. */
  @Schema(minProperties = 1)
  record PreferenceChange(
      @Schema(description = "One of the bot's languages.") @Nullable String language,
      @Nullable Boolean notifications,
      @Schema(description = "One of the bot's themes.") @Nullable String theme) {}

  /** A row of the preferences table, named by its columns. */
  record Preference(
      @JsonProperty("user_id") long userId,
      @JsonProperty("language") String language,
      @JsonProperty("notifications") boolean notifications,
      @JsonProperty("theme") String theme,
      @JsonProperty("last_updated") Instant lastUpdated) {}

  private final PreferenceService preferences;

  PreferencesApiController(PreferenceService preferences) {
    this.preferences = preferences;
  }

  @Needs(Permission.PREFERENCES)
  @Operation(
      summary = "Change a user's preferences; omitted fields stay as they are.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = PreferenceChange.class))))
  @RequestMapping(
      path = "/update_preference/{user_id}",
      method = {RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH})
  Preference update(@PathVariable("user_id") long userId, HttpServletRequest request)
      throws IOException {
    long user = Paging.user(userId);
    var wanted = JsonBody.read(request, FIELDS);
    if (wanted.isEmpty()) {
      throw UserErrorException.invalid("body", "Expected any of " + String.join(", ", FIELDS) + ".");
    }
    var row =
        preferences.change(
            user,
            new PreferenceService.Change(
                text(wanted.get("language")),
                flag(wanted.get("notifications")),
                text(wanted.get("theme"))));
    return new Preference(
        row.userId(), row.language(), row.notifications(), row.theme(), row.lastUpdated());
  }

  /** A text; empty, which is never valid, for a value of another type. */
  private static @Nullable String text(@Nullable JsonNode value) {
    return value == null ? null : value.stringValue("");
  }

  private static @Nullable Boolean flag(@Nullable JsonNode value) {
    if (value != null && !value.isBoolean()) {
      throw UserErrorException.invalid("notifications", "Expected true or false.");
    }
    return value == null ? null : (Boolean) value.booleanValue();
  }
}
