package switchboard.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.util.WebUtils;
import switchboard.domain.Word;

/**
 * Display preferences of a console user, stored in cookies.
 *
 * @param zone the browser's time zone
 */
public record DisplayPreferences(Locale language, ZoneId zone, Theme theme) {

  public static final String LANGUAGE_COOKIE = "switchboard-language";
  public static final String ZONE_COOKIE = "switchboard-zone";
  public static final String THEME_COOKIE = "switchboard-theme";

  /** Light, dark, or as the system is set. */
  public enum Theme implements Word {
    SYSTEM,
    LIGHT,
    DARK;

    public String words() {
      return switch (this) {
        case SYSTEM -> Messages.translate("account.appearance.theme.system");
        case LIGHT -> Messages.translate("account.appearance.theme.light");
        case DARK -> Messages.translate("account.appearance.theme.dark");
      };
    }

    public static Theme of(String word) {
      return Word.find(Theme.class, word).orElse(SYSTEM);
    }
  }

  private static final DisplayPreferences PLAIN =
      new DisplayPreferences(Locale.ENGLISH, ZoneOffset.UTC, Theme.SYSTEM);
  private static final ScopedValue<DisplayPreferences> CURRENT = ScopedValue.newInstance();

  /** The preferences for the current request. */
  public static DisplayPreferences current() {
    return CURRENT.orElse(PLAIN);
  }

  static DisplayPreferences of(HttpServletRequest request) {
    var language =
        cookie(request, LANGUAGE_COOKIE)
            .flatMap(Messages::language)
            .or(() -> asked(request))
            .orElse(Locale.ENGLISH);
    var zone =
        cookie(request, ZONE_COOKIE).flatMap(DisplayPreferences::zone).orElse(ZoneOffset.UTC);
    return new DisplayPreferences(
        language, zone, Theme.of(cookie(request, THEME_COOKIE).orElse("")));
  }

  private static Optional<Locale> asked(HttpServletRequest request) {
    return Collections.list(request.getLocales()).stream()
        .filter(locale -> Messages.language(locale.getLanguage()).isPresent())
        .findFirst();
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name.replace("%2F", "/")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> cookie(HttpServletRequest request, String name) {
    return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
  }

  /** Work that runs with these preferences. */
  interface Work<E extends Exception> {
    void run() throws E;
  }

  <E extends Exception> void on(Work<E> work) throws E {
    boolean _ =
        ScopedValue.where(CURRENT, this)
            .<Boolean, E>call(() -> {
              work.run();
              return true;
            });
  }
}
