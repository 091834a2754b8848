package switchboard.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.auth.FastPasswordHashing;
import switchboard.base.Sha256;
import switchboard.base.UserErrorException;
import switchboard.domain.AccountId;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.NoticeKind;
import switchboard.domain.Role;
import switchboard.domain.UserId;
import switchboard.operations.StaffService.Choice;
import switchboard.store.StaffDao.StaffLinkRow;
import switchboard.store.StaffDao.StaffRow;
import switchboard.store.Store;
import switchboard.telegram.SendResult;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

@OnEachDatabase
class StaffServiceTest {

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final List<Call> calls = new ArrayList<>();
  private SendResult result = new SendResult.Done(5L);
  private String bot = "shop_bot";
  private Store store;
  private StaffService staff;
  private AccountId account;

  @BeforeEach
  void open() {
    store = database.open(folder);
    staff = new StaffService(store, this::call, () -> bot, () -> now);
    account = FastPasswordHashing.account(store, now, "ann", Role.OPERATOR, "some long password");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private CompletableFuture<SendResult> call(Call call) {
    calls.add(call);
    return CompletableFuture.completedFuture(result);
  }

  private void link() {
    var row =
        new StaffRow(
            account,
            new UserId(7),
            new ChatId(7),
            "de",
            "disk",
            30,
            null,
            null,
            "UTC",
            false,
            now,
            null);
    store.run(tables -> tables.staff().add(row));
  }

  private static Choice choice(
      int wait, @Nullable Integer from, @Nullable Integer to, String zone) {
    return new Choice(Set.of(NoticeKind.DISK, NoticeKind.BACKUP), wait, from, to, zone, "en");
  }

  @Test
  void aLinkIsStoredAsItsHashAndEndsEarlierOnes() {
    var first = staff.offer(account, "en", "UTC");
    var link = staff.offer(account, "en", "Europe/Berlin");
    var code = link.command().substring("/start staff-".length());
    assertThat(link.url()).isEqualTo("https://t.me/shop_bot?start=staff-" + code);
    assertThat(code).hasSizeGreaterThan(40).isNotEqualTo(first.command());
    var stored = store.readNow(tables -> tables.staff().link(Sha256.hex(code), now)).orElseThrow();
    assertThat(stored.zone()).isEqualTo("Europe/Berlin");
    assertThat(stored.expiresAt()).isEqualTo(now.plusSeconds(900));
    var old = Sha256.hex(first.command().substring("/start staff-".length()));
    Optional<StaffLinkRow> ended = store.readNow(tables -> tables.staff().link(old, now));
    assertThat(ended).isEmpty();
  }

  @Test
  void withoutTheBotsNameTheCommandIsThere() {
    bot = "";
    var link = staff.offer(account, "en", "UTC");
    assertThat(link.url()).isNull();
    assertThat(link.command()).startsWith("/start staff-");
  }

  @Test
  void whatIsChosenIsStored() {
    link();
    staff.choose(account, choice(45, 1_320, 420, "Europe/Berlin"));
    var row = staff.of(account).orElseThrow();
    assertThat(row.kinds()).isEqualTo("backup disk");
    assertThat(row.waitMinutes()).isEqualTo(45);
    assertThat(row.quietFrom()).isEqualTo(1_320);
    assertThat(row.zone()).isEqualTo("Europe/Berlin");
    assertThat(row.language()).isEqualTo("en");
    staff.setLanguage(account, "ru");
    staff.allowNames(account, true);
    assertThat(staff.of(account)).map(StaffRow::language).contains("ru");
    assertThat(staff.of(account)).map(StaffRow::namesAllowed).contains(true);
  }

  @Test
  void wrongChoicesAreRefused() {
    link();
    for (var wrong :
        List.of(
            choice(0, null, null, "UTC"),
            choice(1_441, null, null, "UTC"),
            choice(30, 60, null, "UTC"),
            choice(30, null, 60, "UTC"),
            choice(30, null, null, "Nowhere"))) {
      assertThatThrownBy(() -> staff.choose(account, wrong)).isInstanceOf(UserErrorException.class);
    }
  }

  @Test
  void aTestNoticeIsInTheLanguageOfTheAccount() {
    link();
    assertThat(staff.test(account)).isTrue();
    assertThat(calls)
        .singleElement()
        .isInstanceOfSatisfying(
            Call.SendMessage.class,
            send -> assertThat(send.content().html()).contains("Das ist eine Testmeldung"));
    result = new SendResult.Blocked("blocked");
    assertThat(staff.test(account)).isFalse();
  }

  @Test
  void withoutALinkedChatThereIsNothingToChangeOrTest() {
    assertThatThrownBy(() -> staff.test(account)).isInstanceOf(UserErrorException.class);
    assertThatThrownBy(() -> staff.unlink(account)).isInstanceOf(UserErrorException.class);
    link();
    staff.unlink(account);
    assertThat(staff.of(account)).isEmpty();
  }
}
