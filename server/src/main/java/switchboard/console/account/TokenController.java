package switchboard.console.account;

import static switchboard.base.Sentence.sentence;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.auth.ApiTokens;
import switchboard.base.UserErrorException;
import switchboard.console.FlashMessage;
import switchboard.console.FormError;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.AuditAction;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** API tokens: list, create, revoke. */
@Controller
record TokenController(ApiTokens tokens, InstantSource clock) {

  @Needs(Permission.ADMIN)
  @GetMapping(Paths.TOKENS)
  View show(@RequestParam(defaultValue = "") String done) {
    return page(FlashMessage.text(done), "", "", Set.of(), FormError.NONE);
  }

  private TokensPage page(
      String done, String made, String name, Set<Permission> scopes, FormError problem) {
    return new TokensPage(
        PageLayout.of(Messages.translate("tokens.title"), Paths.TOKENS).done(done),
        tokens.all(),
        made,
        name,
        scopes,
        Caller.current().filter(caller -> caller.isFresh(clock.instant())).isPresent(),
        clock.instant(),
        problem);
  }

  /**
   * Creates a token.
   *
   * @param days how long it is valid; 0 for a token that does not expire
   */
  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.TOKEN_CREATE)
  @PostMapping(Paths.TOKENS)
  View create(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(required = false) @Nullable List<String> scope,
      @RequestParam(defaultValue = "90") int days) {
    var wanted = EnumSet.noneOf(Permission.class);
    ApiTokens.SCOPES.stream()
        .filter(one -> scope != null && scope.contains(one.word()))
        .forEach(wanted::add);
    try {
      var made = tokens.create(name, wanted, days);
      return page("", made, "", Set.of(), FormError.NONE);
    } catch (UserErrorException e) {
      var problem = FormError.of(e);
      return page("", "", name, wanted, problem).as(problem.status());
    }
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.TOKEN_REVOKE)
  @PostMapping("/admin/tokens/{id}/revoke")
  View revoke(@PathVariable long id) {
    if (!tokens.revoke(id)) {
      throw UserErrorException.notFound(sentence("tokens.not_found"));
    }
    return Page.seeOther(Paths.with(Paths.TOKENS, "done", FlashMessage.TOKEN_REVOKED.word()));
  }
}
