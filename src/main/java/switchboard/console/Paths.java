package switchboard.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import switchboard.access.Entrance;

/** Where a page leads to. */
final class Paths {

  static final String HOME = "/admin";
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
}
