package switchboard.app;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.botfile.BotFile;
import switchboard.botfile.BotFileWatch;
import switchboard.engine.BotFileVersioning;
import switchboard.engine.CurrentBrain;

/** Applies an edited bot file, or logs why it cannot be used. */
public final class BotFileReload {

  private static final Logger LOG = LoggerFactory.getLogger(BotFileReload.class);

  private BotFileReload() {}

  /**
   * @param text of the file in use
   */
  static BotFileWatch start(Path file, String text, BotFileVersioning live, CurrentBrain brain) {
    return BotFileWatch.start(
        file,
        text,
        (result, edited) -> {
          switch (result) {
            case BotFile.Result.Loaded loaded -> {
              live.replace(brain, loaded.bot(), edited);
              LOG.atInfo().log("Bot file reloaded");
            }
            case BotFile.Result.Rejected rejected ->
                rejected
                    .problems()
                    .forEach(problem ->
                        LOG.atWarn()
                            .addKeyValue("problem", problem)
                            .log(
                                "Bot file not reloaded: it has a mistake; the previous version stays in use"));
          }
        });
  }
}
