package switchboard.notices;

import static switchboard.base.Sentence.sentence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.diagnosis.Finding;
import switchboard.markup.TelegramHtml;
import switchboard.store.NoticeDao.NoticeRow;
import switchboard.store.StaffDao.StaffRow;

/** The texts of notices, in Telegram's HTML and in the operator's language. */
record NoticeText(StaffRow staff) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT);

  /**
   * @param finding absent when it is not known yet, as after a restart
   */
  String part(NoticeRow row, @Nullable Finding finding) {
    var end = row.overAt();
    return end == null ? problem(row, finding) : over(row, end);
  }

  private String problem(NoticeRow row, @Nullable Finding finding) {
    var head = "⚠️ <b>" + in(NoticeKinds.title(row.kind())) + "</b>\n";
    var body = finding == null ? "" : in(finding.problem()) + "\n" + in(finding.fix()) + "\n";
    return head + body + in(sentence("notices.since", time(row.since())));
  }

  private String over(NoticeRow row, Instant end) {
    return "✅ <b>%s</b>\n%s"
        .formatted(
            in(NoticeKinds.title(row.kind())),
            in(sentence("notices.over", time(row.since()), time(end))));
  }

  private String time(Instant at) {
    return TIME.withLocale(language()).withZone(ZoneId.of(staff.zone())).format(at);
  }

  private String in(Sentence sentence) {
    return TelegramHtml.escape(sentence.in(language()));
  }

  private Locale language() {
    return Locale.forLanguageTag(staff.language());
  }
}
