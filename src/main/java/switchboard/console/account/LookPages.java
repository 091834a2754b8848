package switchboard.console.account;

import static switchboard.domain.Sentence.sentence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.console.Done;
import switchboard.console.Look;
import switchboard.console.Page;
import switchboard.console.Paths;
import switchboard.console.Say;
import switchboard.web.Invalid;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Saves display preferences in cookies. */
@Controller
class LookPages {

  private static final Duration KEPT = Duration.ofDays(400); // the maximum in browsers

  @Needs(Permission.ACCOUNT)
  @PostMapping(Paths.ACCOUNT + "/look")
  View look(
      @RequestParam String language,
      @RequestParam String theme,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (Say.language(language).isEmpty()) {
      throw new Invalid("language", sentence("The console does not speak this language."));
    }
    keep(request, response, Look.LANGUAGE_COOKIE, language);
    keep(request, response, Look.THEME_COOKIE, Look.Theme.of(theme).word());
    return Page.seeOther(Paths.with(Paths.ACCOUNT, "done", Done.LOOK_CHANGED.word()));
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
