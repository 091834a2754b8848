package switchboard.cli;

import static switchboard.base.PluralForm.count;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.auth.Accounts;
import switchboard.auth.PasswordHashing;
import switchboard.auth.SecondFactors;
import switchboard.base.CommandException;
import switchboard.domain.AccountId;
import switchboard.domain.AuditAction;
import switchboard.domain.Role;
import switchboard.domain.Word;
import switchboard.store.AccountDao.AccountRow;
import switchboard.store.Store;

@Command(
    name = "admin",
    description = "Manage administrator accounts. Works while the server runs.")
public final class AdminCommand extends DataCommand {

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Create an account. Prompts for the password, or reads it as a line of standard input.")
  int create(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--role",
              defaultValue = "owner",
              paramLabel = "ROLE",
              description =
                  "owner (everything), operator (read, reply, change preferences), analyst"
                      + " (figures only), auditor (audit log only); default: owner")
          String role) {
    var wanted = role(role);
    var password = Terminal.newPassword(err());
    return change(
        accounts -> accounts.create(name, wanted, password),
        "Account %s created with the role %s".formatted(name, wanted.word()));
  }

  @Command(mixinStandardHelpOptions = true, description = "List the accounts.")
  int list() {
    return with((store, accounts) -> {
      var factors = new SecondFactors(store, InstantSource.system());
      var all = accounts.all();
      for (var account : all) {
        var state = state(account, factors.of(account.id()));
        out().printf("%s  %s  %s%n", account.name(), account.role().word(), state);
      }
      out().println(count(all.size(), "account"));
      return 0;
    });
  }

  private static String state(AccountRow account, SecondFactors.Kept factors) {
    if (account.disabledAt() != null) {
      return "disabled";
    }
    var ways =
        new ArrayList<>(List.of(account.password() == null ? "no password yet" : "password"));
    if (factors.app()) {
      ways.add("authenticator app");
    }
    if (!factors.passkeys().isEmpty()) {
      ways.add("passkey");
    }
    return String.join(", ", ways);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Change an account's password, read as by create. Ends all its sessions.")
  int password(@Parameters(paramLabel = "NAME") String name) {
    var account = with((_, accounts) -> id(accounts, name));
    var password = Terminal.newPassword(err());
    return change(
        accounts -> accounts.setPassword(account, password),
        "Password of %s changed".formatted(name));
  }

  @Command(mixinStandardHelpOptions = true, description = "Change an account's role.")
  int role(
      @Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "ROLE") String role) {
    var wanted = role(role);
    return change(
        accounts -> accounts.setRole(id(accounts, name), wanted),
        "%s now has the role %s".formatted(name, wanted.word()));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Disable an account and end its sessions.")
  int disable(@Parameters(paramLabel = "NAME") String name) {
    return change(
        accounts -> accounts.setDisabled(id(accounts, name), true), name + " is disabled");
  }

  @Command(mixinStandardHelpOptions = true, description = "Enable a disabled account.")
  int enable(@Parameters(paramLabel = "NAME") String name) {
    return change(
        accounts -> accounts.setDisabled(id(accounts, name), false), name + " is enabled");
  }

  @Command(
      name = "remove-factors",
      mixinStandardHelpOptions = true,
      description = "Remove the second factors of an account whose owner has lost them.")
  int removeFactors(@Parameters(paramLabel = "NAME") String name) {
    return change(
        accounts -> accounts.removeFactors(id(accounts, name)),
        name + " now logs in with the password alone");
  }

  private static Role role(String word) {
    return Word.find(Role.class, word)
        .orElseThrow(() ->
            new CommandException(
                "ROLE: expected %s, not \"%s\""
                    .formatted(
                        Arrays.stream(Role.values())
                            .map(Role::word)
                            .collect(Collectors.joining(", ")),
                        word),
                2));
  }

  private static AccountId id(Accounts accounts, String name) {
    return accounts.all().stream()
        .filter(account -> account.name().equalsIgnoreCase(name.strip()))
        .findFirst()
        .map(AccountRow::id)
        .orElseThrow(
            () -> new CommandException("There is no account " + name + ". See: admin list"));
  }

  private int change(Consumer<Accounts> change, String done) {
    with((store, accounts) ->
        audited(
            store,
            AuditAction.ACCOUNT_CHANGE,
            () -> {
              change.accept(accounts);
              return true;
            }));
    out().println(done);
    return 0;
  }

  private <T> T with(BiFunction<Store, Accounts, T> work) {
    return withStore(store ->
        work.apply(store, new Accounts(store, new PasswordHashing(), InstantSource.system())));
  }
}
