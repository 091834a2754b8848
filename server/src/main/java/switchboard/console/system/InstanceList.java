package switchboard.console.system;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import switchboard.console.Page;
import switchboard.operations.InstanceService;
import switchboard.store.InstanceDao.RunningInstance;

/**
 * The instances that share the database: the part of the connection page that is updated live.
 *
 * @param instances empty where there can be only one
 */
public record InstanceList(List<InstanceService.Instance> instances, Instant now) implements Page {

  private static final int FIRST_LETTERS = 8;

  public boolean areVersionsDifferent() {
    return differ(RunningInstance::version);
  }

  public boolean areBotFilesDifferent() {
    return differ(RunningInstance::botFile);
  }

  /** An instance that has just started has not told yet. */
  private boolean differ(Function<RunningInstance, String> what) {
    return instances.stream()
            .map(one -> what.apply(one.row()))
            .filter(text -> !text.isEmpty())
            .distinct()
            .count()
        > 1;
  }

  /** Whether there is a limit of messages per second. */
  public boolean isSendingLimited() {
    return instances.stream().anyMatch(one -> one.row().share() > 0);
  }

  public static String botFile(RunningInstance instance) {
    var sha256 = instance.botFile();
    return sha256.isEmpty() ? "–" : sha256.substring(0, FIRST_LETTERS);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteinstancesGenerated.render(output, forms, this);
  }
}
