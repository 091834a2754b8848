package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.base.RandomText;
import switchboard.base.Sha256;
import switchboard.base.UserErrorException;
import switchboard.domain.AccountId;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.domain.NoticeKind;
import switchboard.markup.TelegramHtml;
import switchboard.notices.NoticeKinds;
import switchboard.store.StaffDao.StaffLinkRow;
import switchboard.store.StaffDao.StaffRow;
import switchboard.store.Store;
import switchboard.telegram.SendResult;

/** Connects accounts with Telegram chats, and chooses the notices that they get there. */
public final class StaffService {

  static final Duration LINK = Duration.ofMinutes(15);

  private static final int MAX_WAIT_MINUTES = 1_440;

  private final Store store;
  private final Function<Call, CompletableFuture<SendResult>> telegram;
  private final Supplier<String> bot;
  private final InstantSource clock;

  /**
   * @param telegram calls Telegram at once
   * @param bot the bot's user name; empty when unknown
   */
  public StaffService(
      Store store,
      Function<Call, CompletableFuture<SendResult>> telegram,
      Supplier<String> bot,
      InstantSource clock) {
    this.store = store;
    this.telegram = telegram;
    this.bot = bot;
    this.clock = clock;
  }

  /**
   * A one-time link.
   *
   * @param url absent while the bot's name is unknown
   * @param command the same, to be typed
   */
  public record Link(@Nullable String url, String command) {}

  /**
   * What an operator chooses.
   *
   * @param quietFrom minute of the day; absent with {@code quietTo}: no quiet hours
   */
  public record Choice(
      Set<NoticeKind> kinds,
      int waitMinutes,
      @Nullable Integer quietFrom,
      @Nullable Integer quietTo,
      String zone,
      String language) {}

  public Optional<StaffRow> of(AccountId account) {
    return store.readNow(tables -> tables.staff().of(account));
  }

  /** Makes a link, valid for a quarter of an hour; earlier ones of the account end. */
  public Link offer(AccountId account, String language, String zone) {
    var code = RandomText.secret();
    var payload = "staff-" + code;
    var until = clock.instant().plus(LINK);
    var row = new StaffLinkRow(Sha256.hex(code), account, language, demandZone(zone), until);
    store.run(tables -> {
      var _ = tables.staff().withdraw(account);
      tables.staff().offer(row);
    });
    var name = bot.get();
    return new Link(
        name.isEmpty() ? null : "https://t.me/" + name + "?start=" + payload, "/start " + payload);
  }

  /** Ends the link; the chat's user counts as anybody again. */
  public void unlink(AccountId account) {
    var staff = demand(account);
    store.run(tables -> {
      var _ = tables.staff().withdraw(account);
      var _ = tables.staff().unlink(account);
    });
    store.staff().unlinked(staff.telegramId());
  }

  public void choose(AccountId account, Choice choice) {
    var staff = demand(account);
    if (choice.waitMinutes() < 1 || choice.waitMinutes() > MAX_WAIT_MINUTES) {
      throw UserErrorException.invalid("wait", sentence("notices.wait.invalid", MAX_WAIT_MINUTES));
    }
    if ((choice.quietFrom() == null) != (choice.quietTo() == null)) {
      throw UserErrorException.invalid("quiet", sentence("notices.quiet.invalid"));
    }
    var row =
        new StaffRow(
            account,
            staff.telegramId(),
            staff.chatId(),
            choice.language(),
            NoticeKinds.words(choice.kinds()),
            choice.waitMinutes(),
            choice.quietFrom(),
            choice.quietTo(),
            demandZone(choice.zone()),
            staff.namesAllowed(),
            staff.linkedAt(),
            staff.noticedAt());
    store.run(tables -> {
      var _ = tables.staff().change(row);
    });
  }

  /** Notices follow the language of the console. */
  public void setLanguage(AccountId account, String language) {
    if (of(account).isPresent()) {
      store.run(tables -> {
        var _ = tables.staff().setLanguage(account, language);
      });
    }
  }

  /** An owner decides whether notices to an account may name users. */
  public void allowNames(AccountId account, boolean allowed) {
    demand(account);
    store.run(tables -> {
      var _ = tables.staff().allowNames(account, allowed);
    });
  }

  /** Sends a notice that is none; returns whether Telegram has taken it. */
  public boolean test(AccountId account) {
    var staff = demand(account);
    var text = sentence("notices.test.text").in(Locale.forLanguageTag(staff.language()));
    var content = new Content("🔔 " + TelegramHtml.escape(text), List.of());
    return telegram.apply(new Call.SendMessage(staff.chatId(), null, content)).join()
        instanceof SendResult.Done;
  }

  private StaffRow demand(AccountId account) {
    return of(account)
        .orElseThrow(() -> UserErrorException.notFound(sentence("notices.not_linked")));
  }

  private static String demandZone(String zone) {
    try {
      return ZoneId.of(zone).getId();
    } catch (DateTimeException e) {
      throw UserErrorException.invalid("zone", sentence("notices.zone.invalid"));
    }
  }
}
