package switchboard.console.overview;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.Paths;
import switchboard.console.SmallNumbers;
import switchboard.diagnosis.Finding;
import switchboard.diagnosis.HealthCheck;
import switchboard.diagnosis.HealthReport;
import switchboard.diagnosis.WebhookReport;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Suppression;
import switchboard.operations.BackupService;
import switchboard.operations.BotFileService;
import switchboard.operations.InstanceService;
import switchboard.operations.WebhookService;
import switchboard.store.StatisticsDao.Figures;
import switchboard.store.Store;
import switchboard.store.WaitingDao;
import switchboard.web.Caller;
import switchboard.web.CertificateState;
import switchboard.web.HealthReports;
import switchboard.web.LiveMetrics;
import switchboard.web.Permission;
import switchboard.web.RecentWarnings;

/**
 * The current state of the bot: the part of the overview that is updated live.
 *
 * @param today since midnight in the operator's time zone
 * @param active7 users active in the last seven days in UTC, including today
 * @param telegram the state of the registration with Telegram
 * @param webhook empty when unknown
 * @param health whether updates get through
 * @param errors the number of distinct errors logged in the last 24 hours, by the system clock
 * @param troubled the number of replies that failed in the last 24 hours
 * @param waiting who waits for an answer
 * @param late whether the first of them waits too long
 * @param numbers for counts that divide people
 */
public record Overview(
    Caller reader,
    Figures figures,
    DayCells today,
    long active7,
    long active30,
    long unreachable,
    double updatesPerSecond,
    Optional<Duration> median,
    Optional<Duration> slow,
    HealthCheck.State telegram,
    Optional<WebhookReport> webhook,
    @Nullable Instant lastBackup,
    Optional<Long> certificateDays,
    long errors,
    HealthReport health,
    long troubled,
    WaitingDao.Total waiting,
    boolean late,
    SmallNumbers numbers,
    Instant now)
    implements Page {

  private static final long DAY_MILLIS = 86_400_000;
  private static final int MANY_WAIT = 1_000;
  private static final int WEEK = 7;
  private static final int MONTH = 30;
  private static final double MEDIAN = 0.5;
  private static final double SLOW = 0.95;
  private static final int CERTIFICATE_SOON = 14;
  private static final Duration ERRORS_SHOWN = Duration.ofDays(1);
  private static final Duration BACKUP_OLD = Duration.ofHours(30);

  /** The sources of the data. */
  @Component
  record Source(
      Store store,
      LiveMetrics pulse,
      WebhookService webhooks,
      WebhookStatus webhook,
      BackupService backups,
      CertificateState certificate,
      RecentWarnings warnings,
      HealthReports health,
      InstanceService instances,
      BotFileService botFile,
      Suppression suppression,
      InstantSource clock) {

    Overview read(Caller reader) {
      var now = clock.instant();
      long today = now.toEpochMilli() / DAY_MILLIS;
      var report = health.recent(); // outside the transaction, because it waits for the store
      var within = botFile.bot().answering().within();
      var numbers = SmallNumbers.of(reader, suppression);
      return store.readNow(tables -> {
        var waiting = tables.waiting().total(now, MANY_WAIT);
        return new Overview(
            reader,
            tables.statistics().at(now),
            ActivityTrend.today(tables, now, numbers),
            tables.rollups().activeSince(today - WEEK + 1),
            tables.rollups().activeSince(today - MONTH + 1),
            tables.rollups().unreachable(),
            instances.updatesPerSecond().orElseGet(pulse::updatesPerSecond),
            pulse.tapToScreen(MEDIAN),
            pulse.tapToScreen(SLOW),
            webhooks.registration(),
            webhook.last(),
            backups.last().orElse(null),
            certificate.daysLeft(),
            warnings.errorsSince(Instant.now().minus(ERRORS_SHOWN)),
            report,
            tables.outbox().troubled(now.minus(ERRORS_SHOWN)),
            waiting,
            isLate(waiting, within, now),
            numbers,
            now);
      });
    }

    private static boolean isLate(
        WaitingDao.Total waiting, @Nullable Duration within, Instant now) {
      var oldest = waiting.oldest();
      return within != null && oldest != null && oldest.plus(within).isBefore(now);
    }
  }

  /** The link of a figure; null without the permission. */
  @Nullable
  public String link(String path, Permission needs) {
    return reader.may(needs) ? path : null;
  }

  /** A number of people that is no part of a sum. */
  public String people(long number) {
    return numbers.texts(List.of(number)).getFirst();
  }

  /** Since when the first of those who wait does; null if it may not be shown. */
  public @Nullable Instant waitingSince() {
    return numbers.applied().isSmall(waiting.people()) ? null : waiting.oldest();
  }

  /** How many people blocked the bot; empty if nothing may be said. */
  public String blocked() {
    return switch (numbers.cells(List.of(unreachable, figures.users() - unreachable)).getFirst()) {
      case Cell.Count(var people) -> Messages.translate("overview.people.blocked", people);
      case Cell.Hidden(var below) when below > 0 ->
          Messages.translate("overview.people.blocked.under", below);
      default -> "";
    };
  }

  /** How updates arrive, in a word or two. */
  public String wayOfUpdates() {
    if (telegram != HealthCheck.State.UP) {
      return telegram == HealthCheck.State.STARTING
          ? Messages.translate("overview.telegram.connecting")
          : Messages.translate("overview.telegram.unreachable");
    }
    if (!health.isUp(HealthReport.TELEGRAM)) {
      return Messages.translate("overview.telegram.problem");
    }
    return webhook
        .map(report -> {
          if (!report.isWell()) {
            return Messages.translate("overview.telegram.problem");
          }
          return report.url().isEmpty()
              ? Messages.translate("overview.telegram.polling")
              : Messages.translate("overview.telegram.webhook");
        })
        .orElseGet(() -> Messages.translate("overview.telegram.connected"));
  }

  public boolean isWell() {
    return telegram == HealthCheck.State.UP
        && health.isUp(HealthReport.TELEGRAM)
        && webhook.map(WebhookReport::isWell).orElse(true);
  }

  /** Problems, then warnings, each with the page that has the details. */
  public List<Notice> notices() {
    return Stream.concat(
            health.problems().stream().map(found -> Notice.of(found, true)),
            health.warnings().stream().map(found -> Notice.of(found, false)))
        .toList();
  }

  /**
   * @param page where it can be fixed
   */
  public record Notice(boolean wrong, String problem, String fix, String page, Permission needs) {

    private static Notice of(HealthReport.Found found, boolean wrong) {
      var it = found.finding();
      return switch (found.check()) {
        case HealthReport.TELEGRAM,
            HealthReport.REPLIES,
            HealthReport.UPDATES,
            HealthReport.CERTIFICATE ->
            of(wrong, it, Paths.WEBHOOK, Permission.STATS);
        case HealthReport.BACKUP -> of(wrong, it, Paths.BACKUPS, Permission.ADMIN);
        default -> of(wrong, it, Paths.WARNINGS, Permission.ADMIN);
      };
    }

    private static Notice of(boolean wrong, Finding it, String page, Permission needs) {
      return new Notice(
          wrong, Messages.translate(it.problem()), Messages.translate(it.fix()), page, needs);
    }
  }

  /** A problem of the webhook that no check has reported; empty when there is none. */
  public String webhookProblem() {
    if (!health.isUp(HealthReport.TELEGRAM)) {
      return "";
    }
    return webhook.stream()
        .flatMap(report -> report.diagnosis().stream())
        .filter(Finding::isWrong)
        .map(finding -> Messages.translate(finding.problem()))
        .findFirst()
        .orElse("");
  }

  public boolean isBackupOld() {
    return lastBackup == null || lastBackup.plus(BACKUP_OLD).isBefore(now);
  }

  public boolean endsCertificateSoon() {
    return certificateDays.filter(days -> days < CERTIFICATE_SOON).isPresent();
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteoverviewliveGenerated.render(output, forms, this);
  }
}
