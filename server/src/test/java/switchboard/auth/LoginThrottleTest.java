package switchboard.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.store.Store;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

@OnEachDatabase
class LoginThrottleTest {

  private static final Optional<String> STRANGE = Optional.empty();
  private static final Optional<String> KNOWN = Optional.of("1.the-owners-laptop");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Store store;
  private LoginThrottle throttle;

  @BeforeEach
  void open() {
    store = database.open(folder);
    throttle = new LoginThrottle(store, () -> now);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private boolean mayTry(String who, Optional<String> device, String address) {
    return throttle.enter(who, device, address).isEmpty();
  }

  private int triesBeforeAWait(String who, Optional<String> device, String address) {
    int tries = 0;
    while (mayTry(who, device, address)) {
      tries++;
      assertThat(tries).isLessThan(1_000);
    }
    return tries;
  }

  @Test
  void afterFiveTriesFromWhereverAnAccountIsClosedToStrangers() {
    for (int i = 0; i < LoginThrottle.PER_ACCOUNT; i++) {
      assertThat(mayTry("owner", STRANGE, "192.0.2." + i)).isTrue();
    }
    assertThat(throttle.enter("owner", STRANGE, "192.0.2.99")).contains(LoginThrottle.WINDOW);
    assertThat(mayTry("somebody else", STRANGE, "192.0.2.99")).isTrue();
  }

  @Test
  void strangersDoNotShutOutADeviceThatHasLoggedInBeforeNotEvenFromTheSameAddress() {
    triesBeforeAWait("owner", STRANGE, "192.0.2.1");
    triesBeforeAWait("another", STRANGE, "192.0.2.1");
    assertThat(mayTry("owner", KNOWN, "192.0.2.1")).isTrue();
  }

  @Test
  void aKnownDeviceHasItsOwnLimit() {
    assertThat(triesBeforeAWait("owner", KNOWN, "192.0.2.1")).isEqualTo(LoginThrottle.PER_DEVICE);
    assertThat(mayTry("owner", Optional.of("1.the-owners-phone"), "192.0.2.1")).isTrue();
  }

  @Test
  void anAddressTriesNoMoreThanTwentyNames() {
    for (int i = 0; i < LoginThrottle.PER_ADDRESS; i++) {
      assertThat(mayTry("name" + i, STRANGE, "192.0.2.1")).isTrue();
    }
    assertThat(mayTry("yet another", STRANGE, "192.0.2.1")).isFalse();
    assertThat(mayTry("yet another", STRANGE, "192.0.2.2")).isTrue();
  }

  @Test
  void wholeNetworksOfIpv6CountAsOneAddress() {
    for (int i = 0; i < LoginThrottle.PER_ADDRESS; i++) {
      assertThat(mayTry("name" + i, STRANGE, "2001:db8:1:2::" + i)).isTrue();
    }
    assertThat(mayTry("other", STRANGE, "2001:db8:1:2:ffff::1")).isFalse();
    assertThat(mayTry("other", STRANGE, "2001:db8:1:3::1")).isTrue();
  }

  @Test
  void timeOpensAgain() {
    triesBeforeAWait("owner", STRANGE, "192.0.2.1");
    now = now.plus(Duration.ofMinutes(5));
    assertThat(throttle.enter("owner", STRANGE, "192.0.2.1")).contains(Duration.ofMinutes(10));
    now = now.plus(Duration.ofMinutes(10));
    assertThat(mayTry("owner", STRANGE, "192.0.2.1")).isTrue();
  }

  @Test
  void whoWasRightHasAllTriesAgain() {
    for (int i = 0; i < 10 * LoginThrottle.PER_ADDRESS; i++) {
      assertThat(mayTry("owner", STRANGE, "192.0.2.1")).isTrue();
      throttle.succeeded("owner", STRANGE, "192.0.2.1");
    }
  }

  @Test
  void aStrangerWhoIsRightAtOneNameGetsNoMoreTriesAtOthers() {
    for (int i = 0; i < LoginThrottle.PER_ADDRESS; i++) {
      assertThat(mayTry("name" + i, STRANGE, "192.0.2.1")).isTrue();
      if (i % 2 == 0 && mayTry("own", STRANGE, "192.0.2.1")) {
        throttle.succeeded("own", STRANGE, "192.0.2.1");
      }
    }
    assertThat(mayTry("next", STRANGE, "192.0.2.1")).isFalse();
  }

  @Test
  void refusedAttemptsAreNotStoredAndOldOnesForgotten() {
    triesBeforeAWait("owner", STRANGE, "192.0.2.1");
    long stored = stored();
    mayTry("owner", STRANGE, "192.0.2.3");
    assertThat(stored()).isEqualTo(stored);
    now = now.plus(LoginThrottle.WINDOW);
    mayTry("owner", KNOWN, "192.0.2.1");
    assertThat(stored()).isOne();
  }

  private long stored() {
    return database.rows(folder, "SELECT id FROM login_attempts").size();
  }

  @Test
  void nobodyWhoTriedIsNamedInTheDatabase() {
    mayTry("owner", STRANGE, "192.0.2.1");
    assertThat(database.rows(folder, "SELECT pool FROM login_attempts"))
        .hasSize(2)
        .noneMatch(pool -> pool.contains("owner") || pool.contains("192.0.2"));
  }

  @Test
  void ofManyAttemptsAtOnceNoMoreThanTheLimitAreTaken() {
    try (var other = database == TestDatabase.POSTGRES ? database.open(folder) : null) {
      var instances = other == null ? List.of(store, store) : List.of(store, other);
      var tries =
          IntStream.range(0, 30)
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(() ->
                      new LoginThrottle(instances.get(i % 2), () -> now)
                          .enter("owner", STRANGE, "192.0.2." + i)))
              .toList();
      assertThat(tries.stream().map(CompletableFuture::join).filter(Optional::isEmpty))
          .hasSize(LoginThrottle.PER_ACCOUNT);
    }
  }
}
