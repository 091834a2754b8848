package switchboard.app;

import java.lang.reflect.RecordComponent;
import java.time.InstantSource;
import org.springframework.beans.factory.config.SingletonBeanRegistry;
import switchboard.api.About;
import switchboard.api.BotChoices;
import switchboard.api.LastBackupTime;
import switchboard.api.StatisticsView;
import switchboard.api.WebhookOperations;
import switchboard.audit.AuditTrail;
import switchboard.auth.ApiTokens;
import switchboard.console.BotOperations;
import switchboard.metrics.BackupAgeGauge;
import switchboard.metrics.Meters;
import switchboard.store.Store;
import switchboard.web.HealthProbe;
import switchboard.web.Masking;
import switchboard.web.PublicAddress;
import switchboard.web.RecentWarnings;

/**
 * The parts that HTTP handlers get as constructor arguments: each component is a Spring bean of its
 * name. Spring does not close them.
 */
record WebParts(
    TomcatFolder folder,
    InstantSource clock,
    Store store,
    About about,
    HealthProbe health,
    LastBackupTime lastBackup,
    StatisticsView statistics,
    Meters meters,
    BackupAgeGauge backupAge,
    ApiTokens tokens,
    AuditTrail trail,
    BotChoices choices,
    WebhookOperations webhooks,
    BotOperations operations,
    RecentWarnings warnings,
    Masking masking,
    PublicAddress publicAddress) {

  void register(SingletonBeanRegistry beans) {
    for (var component : getClass().getRecordComponents()) {
      beans.registerSingleton(component.getName(), value(component));
    }
  }

  private Object value(RecordComponent component) {
    try {
      return component.getAccessor().invoke(this);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
