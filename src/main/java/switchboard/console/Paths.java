package switchboard.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import switchboard.access.Entrance;

/** Where a page leads to. */
final class Paths {

  static final String HOME = "/admin";
  static final String PEOPLE = "/admin/people";
  static final String SESSIONS = "/admin/sessions";
  static final String BOT = "/admin/bot";
  static final String WEBHOOK = "/admin/connection";
  static final String QUARANTINE = "/admin/quarantine";
  static final String BACKUPS = "/admin/backups";
  static final String WARNINGS = "/admin/warnings";
  static final String AUDIT = "/admin/audit";
  static final String LIVE = "/admin/live";
  static final String ACCOUNT = "/admin/account";
  static final String APP = "/admin/account/app";
  static final String TOKENS = "/admin/tokens";
  static final String ACCOUNTS = "/admin/accounts";

  private Paths() {}

  /** A page of ours that was asked for before; else the first one. */
  static String next(String wanted) {
    return Entrance.isOwnPage(wanted) ? wanted : HOME;
  }

  static String with(String path, String parameter, String value) {
    return path + "?" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** What stands behind a path; parameters without a value are left out. */
  static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .filter(parameter -> !parameter.getValue().isEmpty())
        .map(parameter ->
            parameter.getKey()
                + '='
                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}
