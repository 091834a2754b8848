package switchboard.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import switchboard.auth.Reauthentication;
import switchboard.domain.AccountId;
import switchboard.domain.UserId;

/** Paths of the console. */
public final class Paths {

  public static final String HOME = "/admin";
  public static final String INBOX = "/admin/inbox";
  public static final String PEOPLE = "/admin/people";
  public static final String MESSAGES = "/admin/messages";
  public static final String WORDS = "/admin/words";
  public static final String QUESTIONS = "/admin/words/texts";
  public static final String INSIGHT = "/admin/insight";
  public static final String MEDIA = "/admin/media";
  public static final String SESSIONS = "/admin/sessions";
  public static final String BOT = "/admin/bot";
  public static final String LINKS = "/admin/links";
  public static final String WEBHOOK = "/admin/connection";
  public static final String QUARANTINE = "/admin/quarantine";
  public static final String BACKUPS = "/admin/backups";
  public static final String WARNINGS = "/admin/warnings";
  public static final String AUDIT = "/admin/audit";
  public static final String LIVE = "/admin/live";
  public static final String ACCOUNT = "/admin/account";
  public static final String APP = "/admin/account/app";
  public static final String TOKENS = "/admin/tokens";
  public static final String ACCOUNTS = "/admin/accounts";
  public static final String HELP = "/help";

  private Paths() {}

  public static String person(UserId user) {
    return PEOPLE + "/" + user.value();
  }

  /** A stored file. */
  public static String file(long id) {
    return MEDIA + "/" + id;
  }

  public static String account(AccountId account) {
    return ACCOUNTS + "/" + account.value();
  }

  /** A screen in the bot's menu. */
  public static String screen(String id) {
    return BOT + "#screen-" + id;
  }

  public static String botVersion(long id) {
    return BOT + "/versions/" + id;
  }

  /** A link of an operator. */
  public static String link(String code) {
    return LINKS + "/" + code;
  }

  /** The requested console page, or the overview if it is not one. */
  public static String next(String wanted) {
    return Reauthentication.isOwnPage(wanted) ? wanted : HOME;
  }

  public static String with(String path, String parameter, String value) {
    return path + "?" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The query of a URL; parameters without a value are left out. */
  public static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .filter(parameter -> !parameter.getValue().isEmpty())
        .map(parameter ->
            parameter.getKey()
                + '='
                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}
