package switchboard.console.account;

import static switchboard.base.Sentence.sentence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.base.UserErrorException;
import switchboard.console.DisplayPreferences;
import switchboard.console.FlashMessage;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.Paths;
import switchboard.operations.StaffService;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Saves display preferences in cookies. */
@Controller
record DisplayPreferencesController(StaffService staff) {

  private static final Duration KEPT = Duration.ofDays(400); // the maximum in browsers

  @Needs(Permission.ACCOUNT)
  @PostMapping(Paths.ACCOUNT + "/look")
  View save(
      @RequestParam String language,
      @RequestParam String theme,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (Messages.language(language).isEmpty()) {
      throw UserErrorException.invalid("language", sentence("account.language.unknown"));
    }
    staff.setLanguage(Caller.current().orElseThrow().account(), language);
    keep(request, response, DisplayPreferences.LANGUAGE_COOKIE, language);
    keep(
        request,
        response,
        DisplayPreferences.THEME_COOKIE,
        DisplayPreferences.Theme.of(theme).word());
    return Page.seeOther(Paths.with(Paths.ACCOUNT, "done", FlashMessage.LOOK_CHANGED.word()));
  }

  private static void keep(
      HttpServletRequest request, HttpServletResponse response, String name, String value) {
    var cookie =
        ResponseCookie.from(name, value)
            .path("/")
            .maxAge(KEPT)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
