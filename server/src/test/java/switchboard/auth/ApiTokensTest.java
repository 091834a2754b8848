package switchboard.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.base.UserErrorException;
import switchboard.store.Store;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;
import switchboard.web.Permission;

@OnEachDatabase
class ApiTokensTest {

  @Parameter TestDatabase database;

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Store store;
  private ApiTokens tokens;

  @BeforeEach
  void open() {
    store = database.open(folder);
    tokens = new ApiTokens(store, null, () -> now);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aTokenIsKnownByItsLooks() {
    var token = tokens.create("monitoring", Set.of(Permission.STATS), 0);
    assertThat(token).matches("sb_[0-9A-Za-z]{49}");
    assertThat(ApiTokenFormat.isWhole(token)).isTrue();
    for (int i = 0; i < token.length(); i++) {
      var typo = new StringBuilder(token);
      typo.setCharAt(i, token.charAt(i) == 'x' ? 'y' : 'x');
      assertThat(ApiTokenFormat.isWhole(typo.toString())).as("letter %d", i).isFalse();
    }
    assertThat(ApiTokenFormat.isWhole("")).isFalse();
    assertThat(ApiTokenFormat.isWhole("sb_")).isFalse();
  }

  @Test
  void onlyItsHashIsKept() {
    var token = tokens.create("monitoring", Set.of(Permission.STATS), 0);
    assertThat(tokens.all())
        .singleElement()
        .satisfies(row -> assertThat(row.toString()).doesNotContain(token.substring(3)));
  }

  @Test
  void nameScopesAndExpiryAreLimited() {
    var scopes = Set.of(Permission.STATS);
    refused("name", "  ", scopes, 1);
    refused("name", "x".repeat(65), scopes, 1);
    refused("name", "two\nlines", scopes, 1);
    refused("scope", "x", Set.of(), 1);
    refused("days", "x", scopes, -1);
    refused("days", "x", scopes, 3_651);
    assertThat(tokens.all()).isEmpty();
    assertThat(tokens.create(" " + "x".repeat(64) + " ", scopes, 3_650)).startsWith("sb_");
    assertThat(tokens.all())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.name()).isEqualTo("x".repeat(64));
          assertThat(row.expiresAt()).isEqualTo(now.plus(Duration.ofDays(3_650)));
        });
  }

  private void refused(String field, String name, Set<Permission> scopes, int days) {
    assertThatExceptionOfType(UserErrorException.class)
        .isThrownBy(() -> tokens.create(name, scopes, days))
        .returns(field, UserErrorException::field);
  }

  @Test
  void aTokenMayWhatItsScopesSay() {
    var token = tokens.create("x", Set.of(Permission.STATS, Permission.READ), 0);
    assertThat(tokens.caller(token).orElseThrow().permissions())
        .containsExactlyInAnyOrder(Permission.STATS, Permission.READ);
    var admin = tokens.create("y", Set.of(Permission.ADMIN), 0);
    assertThat(tokens.caller(admin).orElseThrow().permissions())
        .contains(Permission.STATS, Permission.ERASE, Permission.AUDIT)
        .doesNotContain(Permission.ACCOUNT);
  }

  @Test
  void aTokenEndsWithItsTimeOrWhenItIsRevoked() {
    var token = tokens.create("x", Set.of(Permission.STATS), 1);
    var other = tokens.create("y", Set.of(Permission.STATS), 0);
    now = now.plus(Duration.ofDays(1)).minusMillis(1);
    assertThat(tokens.caller(token)).isPresent();
    now = now.plusMillis(1);
    assertThat(tokens.caller(token)).isEmpty();
    assertThat(tokens.caller(other)).isPresent();
    assertThat(tokens.revoke(2)).isTrue();
    assertThat(tokens.revoke(2)).isFalse();
    assertThat(tokens.caller(other)).isEmpty();
  }

  @Test
  void whenItWasLastUsedIsNoted() {
    var token = tokens.create("x", Set.of(Permission.STATS), 0);
    assertThat(tokens.caller(token)).isPresent();
    store.writeNow(_ -> true); // waits for pending writes
    assertThat(tokens.all().getFirst().lastUsedAt()).isEqualTo(now);
    var before = now;
    now = now.plusSeconds(59);
    assertThat(tokens.caller(token)).isPresent();
    store.writeNow(_ -> true);
    assertThat(tokens.all().getFirst().lastUsedAt()).isEqualTo(before);
  }

  @Test
  void theTokenOfTheSettingsMayEverything() {
    var fixed = new ApiTokens(store, "0123456789".repeat(4), () -> now);
    assertThat(fixed.caller("0123456789".repeat(4)).orElseThrow().may(Permission.ADMIN)).isTrue();
    assertThat(fixed.caller("0123456789".repeat(3))).isEmpty();
    assertThat(fixed.caller("")).isEmpty();
    assertThat(tokens.caller("0123456789".repeat(4))).isEmpty();
  }
}
