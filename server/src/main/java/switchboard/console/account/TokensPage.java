package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import switchboard.auth.ApiTokens;
import switchboard.console.FormError;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.store.ApiTokenDao.ApiTokenRow;
import switchboard.web.Permission;

/**
 * @param made the new token, shown once; or empty
 * @param name the name as typed
 * @param fresh whether changes are allowed without re-authentication
 */
public record TokensPage(
    PageLayout frame,
    List<ApiTokenRow> tokens,
    String made,
    String name,
    Set<Permission> scopes,
    boolean fresh,
    Instant now,
    FormError problem)
    implements Page {

  /** All scopes, in order. */
  public List<Permission> allScopes() {
    return ApiTokens.SCOPES.stream().sorted().toList();
  }

  public String state(ApiTokenRow token) {
    var end = token.expiresAt();
    if (token.revokedAt() != null) {
      return Messages.translate("tokens.state.revoked");
    }
    if (end == null) {
      return Messages.translate("tokens.state.no_expiry");
    }
    return end.isAfter(now)
        ? Messages.translate("tokens.state.valid_until", Formats.time(end))
        : Messages.translate("tokens.state.expired");
  }

  public boolean isGood(ApiTokenRow token) {
    var end = token.expiresAt();
    return token.revokedAt() == null && (end == null || end.isAfter(now));
  }

  /** Describes a scope. */
  public static String describe(Permission scope) {
    return switch (scope) {
      case STATS -> Messages.translate("permission.stats");
      case READ -> Messages.translate("permission.read");
      case SEND -> Messages.translate("permission.send");
      case PREFERENCES -> Messages.translate("permission.preferences");
      case ERASE -> Messages.translate("permission.erase");
      case ADMIN -> Messages.translate("common.everything");
      case AUDIT, ACCOUNT -> "";
    };
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtetokensGenerated.render(output, forms, this);
  }
}
