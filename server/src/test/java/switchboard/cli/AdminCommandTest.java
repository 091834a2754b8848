package switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.Switchboard;
import switchboard.domain.AccountId;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.store.AccountDao.TotpSecret;
import switchboard.store.PasskeyDao.PasskeyRow;
import switchboard.testing.FormBrowser;
import switchboard.testing.LoginTestBase;
import switchboard.testing.TestServer;

/** Interactive commands without a terminal: in pipes, cron jobs and containers. */
class AdminCommandTest {

  private static final String PASSWORD = LoginTestBase.PASSWORD;

  private TestServer house;
  private Path folder;
  private final StringWriter said = new StringWriter();

  @BeforeEach
  void start(@TempDir Path temporary) {
    folder = temporary;
    house = new TestServer(folder, "first");
    house.open(LegacyPath.OFF);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private int run(String input, String... words) {
    said.getBuffer().setLength(0);
    var all = new ArrayList<>(List.of(words));
    all.add("--data-dir=" + folder.resolve("data"));
    all.add("--key-file=" + folder.resolve("master.json"));
    var out = new PrintWriter(said, true);
    var before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return Switchboard.commandLine().setOut(out).setErr(out).execute(all.toArray(String[]::new));
    } finally {
      System.setIn(before);
    }
  }

  private int login(String password) {
    var browser = new FormBrowser(house);
    browser.logIn("ann", password);
    return browser.get("/admin").statusCode();
  }

  @Test
  void aPasswordIsReadFromAPipe() {
    assertThat(run(PASSWORD + "\r\nanother line\n", "admin", "create", "ann")).isZero();
    assertThat(said.toString())
        .isEqualToNormalizingNewlines("Account ann created with the role owner\n");
    assertThat(login(PASSWORD)).isEqualTo(200);
    assertThat(run("élf grüne Regenjacken", "admin", "password", "ann")).isZero();
    assertThat(login("élf grüne Regenjacken")).isEqualTo(200);
    assertThat(login(PASSWORD)).isNotEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "   \n"})
  void withoutAPasswordNothingHappensAndItIsSaidWhy(String input) {
    assertThat(run(input, "admin", "create", "ann")).isEqualTo(2);
    assertThat(said.toString()).contains("standard input").doesNotContain("Exception");
    assertThat(run(PASSWORD, "admin", "create", "bob")).isZero();
    assertThat(run(input, "admin", "password", "bob")).isEqualTo(2);
    assertThat(house.rows("SELECT action FROM audit_log WHERE result = 'failed'")).isEmpty();
    assertThat(run("", "admin", "list")).isZero();
    assertThat(said.toString()).contains("bob").doesNotContain("ann");
  }

  @Test
  void aWeakPasswordAndAnUnknownAccountAreToldAsSentences() {
    assertThat(run("short\n", "admin", "create", "ann")).isEqualTo(1);
    assertThat(said.toString()).startsWith("password: ").doesNotContain("Exception");
    assertThat(run("", "admin", "password", "nobody")).isEqualTo(1);
    assertThat(said.toString()).startsWith("There is no account nobody.");
  }

  @Test
  void nothingIsErasedWhereNobodyCanBeAsked() {
    assertThat(house.post(TestServer.text(1, 71, "hello")).statusCode()).isEqualTo(200);
    assertThat(run("yes\n", "erase", "71")).isEqualTo(2);
    assertThat(said.toString()).contains("--yes").doesNotContain("Exception");
    assertThat(house.textsOf(71)).containsExactly("hello");
    assertThat(run("", "erase", "71", "--yes")).isZero();
  }

  @Test
  void listNamesEverythingThatAnAccountLogsInWith() {
    assertThat(run(PASSWORD, "admin", "create", "ann")).isZero();
    assertThat(run(PASSWORD, "admin", "create", "bob")).isZero();
    assertThat(run(PASSWORD, "admin", "create", "cat")).isZero();
    house
        .server()
        .store()
        .writeNow(tables -> {
          var bob = tables.accounts().byName("bob").orElseThrow().id();
          var cat = tables.accounts().byName("cat").orElseThrow().id();
          tables.passkeys().save(List.of(passkey("b", bob), passkey("c", cat)));
          tables.accounts().setTotp(List.of(new TotpSecret(cat, "JBSWY3DPEHPK3PXP")));
          return true;
        });
    assertThat(run("", "admin", "list")).isZero();
    assertThat(said.toString())
        .isEqualToNormalizingNewlines(
            """
            ann  owner  password
            bob  owner  password, passkey
            cat  owner  password, authenticator app, passkey
            3 accounts
            """);
  }

  private static PasskeyRow passkey(String id, AccountId account) {
    return new PasskeyRow(
        id, account, "h", "key", "k", 0, "", true, false, false, null, Instant.EPOCH, null);
  }
}
