package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import switchboard.access.Tokens;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Problem;
import switchboard.console.Say;
import switchboard.console.Shown;
import switchboard.store.Rows;
import switchboard.web.Permission;

/**
 * @param made the new token, shown once; or empty
 * @param name the name as typed
 * @param fresh whether changes are allowed without re-authentication
 */
record TokensPage(
    Frame frame,
    List<Rows.ApiToken> tokens,
    String made,
    String name,
    Set<Permission> scopes,
    boolean fresh,
    Instant now,
    Problem problem)
    implements Page {

  /** All scopes, in order. */
  List<Permission> allScopes() {
    return Tokens.SCOPES.stream().sorted().toList();
  }

  String state(Rows.ApiToken token) {
    var end = token.expiresAt();
    if (token.revokedAt() != null) {
      return Say.say("revoked");
    }
    if (end == null) {
      return Say.say("good, without an end");
    }
    return end.isAfter(now) ? Say.say("good until {0}", Shown.time(end)) : Say.say("expired");
  }

  boolean isGood(Rows.ApiToken token) {
    var end = token.expiresAt();
    return token.revokedAt() == null && (end == null || end.isAfter(now));
  }

  /** Describes a scope. */
  static String words(Permission scope) {
    return switch (scope) {
      case STATS -> Say.say("figures without names or texts");
      case READ -> Say.say("what is kept of people, names and texts included");
      case SEND -> Say.say("write to people");
      case PREFERENCES -> Say.say("change what people have set");
      case ERASE -> Say.say("erase people, and give out all that is kept of one");
      case ADMIN -> Say.say("everything");
      case AUDIT, ACCOUNT -> "";
    };
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtetokensGenerated.render(output, forms, this);
  }
}
