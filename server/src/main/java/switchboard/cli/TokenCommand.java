package switchboard.cli;

import static switchboard.base.PluralForm.count;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.auth.ApiTokens;
import switchboard.base.CommandException;
import switchboard.domain.AuditAction;
import switchboard.store.ApiTokenDao.ApiTokenRow;
import switchboard.store.Store;
import switchboard.web.Permission;

@Command(
    name = "token",
    description = "Manage API tokens for scripts and monitoring. Works while the server runs.")
public final class TokenCommand extends DataCommand {

  @Command(
      mixinStandardHelpOptions = true,
      description = "Create a token and print it. It cannot be shown again.")
  int create(
      @Parameters(paramLabel = "NAME", description = "what it is for, such as monitoring")
          String name,
      @Option(
              names = "--scope",
              required = true,
              split = ",",
              paramLabel = "SCOPE",
              description =
                  "scopes, comma-separated: stats (figures), read (names and texts), send,"
                      + " preferences, erase, admin (everything)")
          List<String> scopes,
      @Option(
              names = "--days",
              defaultValue = "365",
              paramLabel = "DAYS",
              description = "days until it expires, 1 to 3650, or 0: never (default: 365)")
          int days) {
    var wanted = scopes.stream().map(TokenCommand::scope).collect(Collectors.toSet());
    String token =
        with((store, tokens) ->
            audited(store, AuditAction.TOKEN_CREATE, () -> tokens.create(name, wanted, days)));
    out().println(token);
    return 0;
  }

  private static Permission scope(String word) {
    return ApiTokens.SCOPES.stream()
        .filter(scope -> scope.word().equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new CommandException(
                "--scope: \"%s\" is not a scope; expected %s"
                    .formatted(word, names(EnumSet.copyOf(ApiTokens.SCOPES))),
                2));
  }

  private static String names(Set<Permission> scopes) {
    return scopes.stream().map(Permission::word).collect(Collectors.joining(", "));
  }

  @Command(mixinStandardHelpOptions = true, description = "List the tokens, without their secrets.")
  int list() {
    var all = with((_, tokens) -> tokens.all());
    all.forEach(token ->
        out()
            .printf(
                "%d  %s  [%s]  %s, last used %s%n",
                token.id(),
                token.name(),
                token.scopes(),
                state(token),
                day(token.lastUsedAt(), "never")));
    out().println(count(all.size(), "token"));
    return 0;
  }

  private static String state(ApiTokenRow token) {
    var end = token.expiresAt();
    if (token.revokedAt() != null) {
      return "revoked " + day(token.revokedAt(), "");
    }
    boolean over = end != null && !end.isAfter(Instant.now());
    return (over ? "expired " : "valid until ") + day(end, "revoked");
  }

  private static String day(@Nullable Instant at, String otherwise) {
    return at == null ? otherwise : at.toString().substring(0, "2026-01-01".length());
  }

  @Command(mixinStandardHelpOptions = true, description = "Revoke a token, with immediate effect.")
  int revoke(@Parameters(paramLabel = "ID", description = "as shown by list") long id) {
    boolean done =
        with((store, tokens) ->
            audited(store, AuditAction.TOKEN_REVOKE, null, id, () -> tokens.revoke(id)));
    out().println(done ? id + " is revoked" : "There is no valid token " + id);
    return done ? 0 : 1;
  }

  private <T> T with(BiFunction<Store, ApiTokens, T> work) {
    return withStore(
        store -> work.apply(store, new ApiTokens(store, null, InstantSource.system())));
  }
}
