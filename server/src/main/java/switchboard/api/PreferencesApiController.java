package switchboard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import switchboard.base.UserErrorException;
import switchboard.domain.Preferences;
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

  private final Store store;
  private final BotChoices choices;
  private final InstantSource clock;

  PreferencesApiController(Store store, BotChoices choices, InstantSource clock) {
    this.store = store;
    this.choices = choices;
    this.clock = clock;
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
    var now = clock.instant();
    var row = store.writeNow(tables -> change(tables, user, wanted, now));
    return new Preference(
        row.userId(), row.language(), row.notifications(), row.theme(), row.lastUpdated());
  }

  private PreferenceRow change(
      Tables tables, long user, Map<String, JsonNode> wanted, Instant now) {
    var known = tables.users().find(user).orElseThrow(UserErrorException::personNotFound);
    var before =
        tables
            .sessions()
            .preferences(user)
            .map(row -> new Preferences(row.language(), row.notifications(), row.theme()))
            .orElseGet(() -> choices.preset(user, known.languageCode()));
    var after = changed(before, wanted);
    var row =
        new PreferenceRow(user, after.language(), after.notifications(), after.theme(), now);
    tables.sessions().savePreferences(List.of(row));
    return row;
  }

  private Preferences changed(Preferences preferences, Map<String, JsonNode> wanted) {
    var after = preferences;
    if (wanted.containsKey("language")) {
      after = after.withLanguage(oneOf(wanted, "language", choices.languages()));
    }
    if (wanted.containsKey("theme")) {
      after = after.withTheme(oneOf(wanted, "theme", choices.themes()));
    }
    var notifications = wanted.get("notifications");
    if (notifications != null) {
      if (!notifications.isBoolean()) {
        throw UserErrorException.invalid("notifications", "Expected true or false.");
      }
      after = after.withNotifications(notifications.booleanValue());
    }
    return after;
  }

  private static String oneOf(Map<String, JsonNode> wanted, String field, List<String> allowed) {
    var value = wanted.get(field);
    if (value == null || !value.isString() || !allowed.contains(value.stringValue())) {
      throw UserErrorException.invalid(field, "Expected one of " + String.join(", ", allowed) + ".");
    }
    return value.stringValue();
  }
}
