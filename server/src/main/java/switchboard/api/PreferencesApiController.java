package switchboard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import switchboard.base.UserErrorException;
import switchboard.domain.UserId;
import switchboard.operations.PreferenceService;
import switchboard.web.JsonBody;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** {@code /update_preference/{user_id}}: changes a user's preferences. */
@RestController
record PreferencesApiController(PreferenceService preferences) {

  /** The request body. */
  @Schema(minProperties = 1)
  record PreferenceChange(
      @Schema(description = "One of the bot's languages.") @Nullable String language,
      @Nullable Boolean notifications,
      @Schema(description = "One of the bot's themes.") @Nullable String theme,
      @Schema(
              description =
                  "Whether texts are answered with the screen that is meant, if the bot does so.")
          @Nullable Boolean understand) {

    boolean isEmpty() {
      return language == null && notifications == null && theme == null && understand == null;
    }
  }

  /** A row of the preferences table, named by its columns. */
  record Preference(
      @JsonProperty("user_id") long userId,
      @JsonProperty("language") String language,
      @JsonProperty("notifications") boolean notifications,
      @JsonProperty("theme") String theme,
      @JsonProperty("understand") boolean understand,
      @JsonProperty("last_updated") Instant lastUpdated) {}

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
  Preference update(@PathVariable("user_id") UserId userId, HttpServletRequest request)
      throws IOException {
    var user = Paging.user(userId);
    var wanted = JsonBody.read(request, PreferenceChange.class);
    if (wanted.isEmpty()) {
      throw UserErrorException.invalid(
          "body", "Expected any of language, notifications, theme, understand.");
    }
    var row =
        preferences.change(
            user,
            new PreferenceService.Change(
                wanted.language(), wanted.notifications(), wanted.theme(), wanted.understand()));
    return new Preference(
        user.value(),
        row.language(),
        row.notifications(),
        row.theme(),
        row.understand(),
        row.lastUpdated());
  }
}
