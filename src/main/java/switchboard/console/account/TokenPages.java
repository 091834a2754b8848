package switchboard.console.account;

import static switchboard.domain.Sentence.sentence;

import java.time.Duration;
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
import switchboard.access.Tokens;
import switchboard.console.Done;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Paths;
import switchboard.console.Problem;
import switchboard.console.Say;
import switchboard.domain.AuditAction;
import switchboard.web.Caller;
import switchboard.web.Invalid;
import switchboard.web.Needs;
import switchboard.web.NotFound;
import switchboard.web.Permission;

/** API tokens: list, create, revoke. */
@Controller
class TokenPages {

  private static final int LONGEST_NAME = 64;
  private static final int MOST_DAYS = 3650;

  private final Tokens tokens;
  private final InstantSource clock;

  TokenPages(Tokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Needs(Permission.ADMIN)
  @GetMapping(Paths.TOKENS)
  View show(@RequestParam(defaultValue = "") String done) {
    return page(Done.words(done), "", "", Set.of(), Problem.NONE);
  }

  private TokensPage page(
      String done, String made, String name, Set<Permission> scopes, Problem problem) {
    return new TokensPage(
        Frame.of(Say.say("API tokens"), Paths.TOKENS).done(done),
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
    Tokens.SCOPES.stream()
        .filter(one -> scope != null && scope.contains(one.word()))
        .forEach(wanted::add);
    try {
      demandGood(name.strip(), wanted, days);
    } catch (Invalid e) {
      var problem = Problem.of(e);
      return page("", "", name, wanted, problem).as(problem.status());
    }
    var made = tokens.create(name.strip(), wanted, days == 0 ? null : Duration.ofDays(days));
    return page("", made, "", Set.of(), Problem.NONE);
  }

  private static void demandGood(String name, Set<Permission> scopes, int days) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new Invalid(
          "name", Say.say("A token has a name of at most {0} letters.", LONGEST_NAME));
    }
    if (scopes.isEmpty()) {
      throw new Invalid("scope", sentence("Choose at least one thing that the token is for."));
    }
    if (days < 0 || days > MOST_DAYS) {
      throw new Invalid("days", sentence("A token is good for at most ten years."));
    }
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.TOKEN_REVOKE)
  @PostMapping("/admin/tokens/{id}/revoke")
  View revoke(@PathVariable long id) {
    if (!tokens.revoke(id)) {
      throw new NotFound(sentence("There is no such token, or it was revoked before."));
    }
    return Page.seeOther(Paths.with(Paths.TOKENS, "done", Done.TOKEN_REVOKED.word()));
  }
}
