package switchboard.console.account;

import static switchboard.base.Sentence.sentence;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.base.UserErrorException;
import switchboard.console.DisplayPreferences;
import switchboard.console.FlashMessage;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.AccountId;
import switchboard.domain.AuditAction;
import switchboard.domain.NoticeKind;
import switchboard.domain.Word;
import switchboard.operations.StaffService;
import switchboard.operations.StaffService.Choice;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** The Telegram chat of an account, and its notices. */
@Controller
record StaffController(StaffService staff) {

  private static final int SECONDS_A_MINUTE = 60;

  @Needs(value = Permission.ACCOUNT, freshly = true, as = AuditAction.STAFF_LINK)
  @PostMapping(Paths.ACCOUNT + "/telegram/link")
  View link() {
    var look = DisplayPreferences.current();
    var link = staff.offer(account(), look.language().getLanguage(), look.zone().getId());
    return new StaffLinkPage(
        PageLayout.of(Messages.translate("notices.link.title"), Paths.ACCOUNT), link);
  }

  @Needs(value = Permission.ACCOUNT, as = AuditAction.STAFF_UNLINK)
  @PostMapping(Paths.ACCOUNT + "/telegram/unlink")
  View unlink() {
    staff.unlink(account());
    return done(FlashMessage.UNLINKED);
  }

  @Needs(value = Permission.ACCOUNT, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping(Paths.ACCOUNT + "/telegram/notices")
  View choose(
      @RequestParam(defaultValue = "") List<String> kind,
      @RequestParam int wait,
      @RequestParam(name = "quiet-from", defaultValue = "") String quietFrom,
      @RequestParam(name = "quiet-to", defaultValue = "") String quietTo) {
    var look = DisplayPreferences.current();
    staff.choose(
        account(),
        new Choice(
            kind.stream()
                .flatMap(word -> Word.find(NoticeKind.class, word).stream())
                .collect(Collectors.toSet()),
            wait,
            minute(quietFrom),
            minute(quietTo),
            look.zone().getId(),
            look.language().getLanguage()));
    return done(FlashMessage.NOTICES_SAVED);
  }

  @Needs(value = Permission.ACCOUNT, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping(Paths.ACCOUNT + "/telegram/test")
  View test() {
    return done(staff.test(account()) ? FlashMessage.NOTICE_SENT : FlashMessage.NOTICE_FAILED);
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/names")
  View allowNames(@PathVariable long id, @RequestParam(defaultValue = "false") boolean allowed) {
    var account = new AccountId(id);
    staff.allowNames(account, allowed);
    return Page.seeOther(
        Paths.with(Paths.account(account), "done", FlashMessage.NOTICES_SAVED.word()));
  }

  private static AccountId account() {
    return Caller.current().orElseThrow().account();
  }

  private static View done(FlashMessage message) {
    return Page.seeOther(Paths.with(Paths.ACCOUNT, "done", message.word()));
  }

  private static @Nullable Integer minute(String time) {
    try {
      return time.isEmpty() ? null : LocalTime.parse(time).toSecondOfDay() / SECONDS_A_MINUTE;
    } catch (DateTimeParseException e) {
      throw UserErrorException.invalid("quiet", sentence("notices.quiet.invalid"));
    }
  }
}
