package switchboard;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.access.Accounts;
import switchboard.access.Passwords;
import switchboard.access.Role;
import switchboard.domain.AuditAction;
import switchboard.store.Rows;
import switchboard.store.Store;

@Command(
    name = "admin",
    mixinStandardHelpOptions = true,
    description =
        "Accounts of administrators: makes, shows and changes them. Works while the server runs.")
final class AdminCommand extends DataCommand {

  AdminCommand() {
    super(Setting.DATA);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Makes an account. The password is asked for, or read as a line of the standard input.")
  int create(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--role",
              defaultValue = "owner",
              paramLabel = "ROLE",
              description =
                  "owner (everything), operator (reads, replies, changes preferences), analyst"
                      + " (figures only), auditor (the audit log only); default: owner")
          String role) {
    var wanted = role(role);
    var password = Terminal.newPassword(err());
    return change(
        accounts -> accounts.create(name, wanted, password),
        "%s is there, as %s".formatted(name, wanted.word()));
  }

  @Command(mixinStandardHelpOptions = true, description = "Shows the accounts.")
  int list() {
    var all = with((_, accounts) -> accounts.all());
    all.forEach(
        account -> out().printf("%s  %s  %s%n", account.name(), account.role(), state(account)));
    out().printf("%d account%s%n", all.size(), all.size() == 1 ? "" : "s");
    return 0;
  }

  private static String state(Rows.Account account) {
    if (account.disabledAt() != null) {
      return "disabled";
    }
    return account.password() == null
        ? "has not set a password yet"
        : account.totpSecret() == null ? "password" : "password and code";
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Gives an account another password, asked for as by create; its logins end.")
  int password(@Parameters(paramLabel = "NAME") String name) {
    var account = with((_, accounts) -> id(accounts, name));
    var password = Terminal.newPassword(err());
    return change(
        accounts -> accounts.setPassword(account, password, 0),
        "The password of %s is changed".formatted(name));
  }

  @Command(mixinStandardHelpOptions = true, description = "Changes what an account may do.")
  int role(
      @Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "ROLE") String role) {
    var wanted = role(role);
    return change(
        accounts -> accounts.setRole(id(accounts, name), wanted),
        "%s is %s now".formatted(name, wanted.word()));
  }

  @Command(mixinStandardHelpOptions = true, description = "Shuts an account out, at once.")
  int disable(@Parameters(paramLabel = "NAME") String name) {
    return change(
        accounts -> accounts.setDisabled(id(accounts, name), true), name + " is shut out");
  }

  @Command(mixinStandardHelpOptions = true, description = "Lets an account in again.")
  int enable(@Parameters(paramLabel = "NAME") String name) {
    return change(
        accounts -> accounts.setDisabled(id(accounts, name), false), name + " may log in again");
  }

  @Command(
      name = "remove-factors",
      mixinStandardHelpOptions = true,
      description = "Takes the second factors from an account whose owner has lost them.")
  int removeFactors(@Parameters(paramLabel = "NAME") String name) {
    return change(
        accounts -> accounts.removeFactors(id(accounts, name)),
        name + " logs in with the password alone now");
  }

  private static Role role(String word) {
    return Role.of(word)
        .orElseThrow(() ->
            new Refusal(
                "ROLE: expected %s, not \"%s\""
                    .formatted(
                        Arrays.stream(Role.values())
                            .map(Role::word)
                            .collect(Collectors.joining(", ")),
                        word),
                2));
  }

  private static long id(Accounts accounts, String name) {
    return accounts.all().stream()
        .filter(account -> account.name().equalsIgnoreCase(name.strip()))
        .findFirst()
        .map(Rows.Account::id)
        .orElseThrow(() -> new Refusal("There is no account " + name + ". See: admin list"));
  }

  private int change(Consumer<Accounts> change, String done) {
    with((store, accounts) ->
        audited(
            store,
            AuditAction.ACCOUNT_CHANGE,
            null,
            null,
            () -> {
              change.accept(accounts);
              return true;
            }));
    out().println(done);
    return 0;
  }

  private <T> T with(BiFunction<Store, Accounts, T> work) {
    try (var store = settings().openStore()) {
      return work.apply(store, new Accounts(store, new Passwords(), InstantSource.system()));
    }
  }
}
