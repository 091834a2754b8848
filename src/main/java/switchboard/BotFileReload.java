package switchboard;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.botfile.BotFile;
import switchboard.botfile.BotFileWatch;
import switchboard.engine.LiveBotFile;
import switchboard.engine.LiveBrain;

/** Puts an edited bot file to use, or says why not. */
final class BotFileReload {

  private static final Logger LOG = LoggerFactory.getLogger(BotFileReload.class);

  private BotFileReload() {}

  /**
   * @param text of the file as it is in use
   */
  static BotFileWatch start(Path file, String text, LiveBotFile live, LiveBrain brain) {
    return BotFileWatch.start(
        file,
        text,
        (result, edited) -> {
          switch (result) {
            case BotFile.Result.Loaded loaded -> {
              live.replace(brain, loaded.bot(), edited);
              LOG.atInfo().log("The bot file has changed and is in use");
            }
            case BotFile.Result.Rejected rejected ->
                rejected
                    .problems()
                    .forEach(problem ->
                        LOG.atWarn()
                            .addKeyValue("problem", problem)
                            .log("The bot file has a mistake; the earlier one stays in use"));
          }
        });
  }
}
