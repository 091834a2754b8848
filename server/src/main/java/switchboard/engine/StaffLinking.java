package switchboard.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sha256;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.AuditEntry.Actor;
import switchboard.domain.AuditEntry.Result;
import switchboard.domain.ChatId;
import switchboard.domain.NoticeKind;
import switchboard.domain.UserId;
import switchboard.store.AccountDao.AccountRow;
import switchboard.store.StaffDao.StaffLinkRow;
import switchboard.store.StaffDao.StaffRow;
import switchboard.store.StaffIds;
import switchboard.store.Tables;
import switchboard.store.audit.AuditChain;

/** Connects a private chat with an account by a one-time code. */
record StaffLinking(Tables tables, StaffIds ids) {

  static final int WAIT_MINUTES = 30;

  /** The name of the account; empty when the code is wrong, used or expired. */
  Optional<String> link(UserId user, ChatId chat, String code, Instant at) {
    return tables
        .staff()
        .link(Sha256.hex(code), at)
        .flatMap(link ->
            tables
                .accounts()
                .find(link.accountId())
                .filter(account -> account.disabledAt() == null)
                .filter(_ -> tables.staff().withdraw(link.accountId()) > 0)
                .map(account -> link(account, link, user, chat, at)));
  }

  private String link(AccountRow account, StaffLinkRow link, UserId user, ChatId chat, Instant at) {
    var staff = tables.staff();
    var before = staff.of(account.id());
    var _ = staff.unlinkUser(user);
    var _ = staff.unlink(account.id());
    staff.add(row(before.orElse(null), link, user, chat, at));
    before.map(StaffRow::telegramId).ifPresent(ids::unlinked);
    ids.linked(user);
    var actor = new Actor(Actor.Kind.LOGIN, account.id().value(), account.name(), null);
    var _ =
        AuditChain.append(
            tables,
            AuditEntry.of(at, actor, AuditAction.STAFF_LINK, "telegram", null, Result.DONE));
    return account.name();
  }

  /** Keeps what the account had chosen, but names are not allowed for another user. */
  private static StaffRow row(
      @Nullable StaffRow before, StaffLinkRow link, UserId user, ChatId chat, Instant at) {
    return before == null
        ? new StaffRow(
            link.accountId(),
            user,
            chat,
            link.language(),
            allKinds(),
            WAIT_MINUTES,
            null,
            null,
            link.zone(),
            false,
            at,
            null)
        : new StaffRow(
            link.accountId(),
            user,
            chat,
            link.language(),
            before.kinds(),
            before.waitMinutes(),
            before.quietFrom(),
            before.quietTo(),
            before.zone(),
            before.namesAllowed() && before.telegramId().equals(user),
            at,
            null);
  }

  private static String allKinds() {
    return Arrays.stream(NoticeKind.values())
        .map(NoticeKind::word)
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
