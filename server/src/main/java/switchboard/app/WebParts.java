package switchboard.app;

import java.lang.reflect.RecordComponent;
import java.time.InstantSource;
import org.springframework.beans.factory.config.SingletonBeanRegistry;
import switchboard.api.About;
import switchboard.api.StatisticsView;
import switchboard.audit.AuditTrail;
import switchboard.auth.ApiTokens;
import switchboard.base.Pace;
import switchboard.insight.Suppression;
import switchboard.metrics.Meters;
import switchboard.operations.BackupService;
import switchboard.operations.BotFileService;
import switchboard.operations.ErasureService;
import switchboard.operations.ExportService;
import switchboard.operations.FileReplyService;
import switchboard.operations.InboxService;
import switchboard.operations.InsightService;
import switchboard.operations.InstanceService;
import switchboard.operations.LinkService;
import switchboard.operations.MediaService;
import switchboard.operations.PeopleService;
import switchboard.operations.PreferenceService;
import switchboard.operations.QuarantineService;
import switchboard.operations.ReplyService;
import switchboard.operations.StaffService;
import switchboard.operations.WebhookService;
import switchboard.store.Store;
import switchboard.web.HealthProbe;
import switchboard.web.Masking;
import switchboard.web.PublicAddress;
import switchboard.web.RecentWarnings;

/**
 * The parts that HTTP handlers get as constructor arguments: each component is a Spring bean of its
 * name. So is each service. Spring does not close them.
 */
record WebParts(
    TomcatFolder folder,
    InstantSource clock,
    Pace pace,
    Store store,
    About about,
    HealthProbe health,
    StatisticsView statistics,
    Meters meters,
    ApiTokens tokens,
    AuditTrail trail,
    Services services,
    RecentWarnings warnings,
    Masking masking,
    Suppression suppression,
    PublicAddress publicAddress) {

  /** The use cases. */
  record Services(
      BotFileService botFile,
      PeopleService people,
      PreferenceService preferences,
      ReplyService replies,
      ExportService exports,
      ErasureService erasures,
      QuarantineService quarantine,
      WebhookService webhooks,
      BackupService backups,
      InstanceService instances,
      MediaService media,
      FileReplyService fileReplies,
      InboxService inbox,
      StaffService staff,
      LinkService links,
      InsightService insight) {}

  void register(SingletonBeanRegistry beans) {
    register(this, beans);
    register(services, beans);
  }

  private static void register(Record parts, SingletonBeanRegistry beans) {
    for (var component : parts.getClass().getRecordComponents()) {
      beans.registerSingleton(component.getName(), value(parts, component));
    }
  }

  private static Object value(Record parts, RecordComponent component) {
    try {
      return component.getAccessor().invoke(parts);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
