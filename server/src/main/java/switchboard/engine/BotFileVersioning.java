package switchboard.engine;

import java.time.InstantSource;
import java.util.Optional;
import switchboard.base.Sha256;
import switchboard.botfile.Lineages;
import switchboard.brain.BrainSetup;
import switchboard.domain.Bot;
import switchboard.domain.Lineage;
import switchboard.store.Store;

/** Activates a bot file: records it as a version and computes the lineage of removed screens. */
public final class BotFileVersioning {

  private final Store store;
  private final InstantSource clock;
  private volatile String current = "";

  public BotFileVersioning(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Records the file as current and returns the lineage of screens it no longer has. */
  public Lineage adopt(Bot bot, String source) {
    var sha256 = Sha256.hex(source);
    var earlier =
        store.writeNow(tables -> {
          if (!tables.botFiles().newest().equals(Optional.of(sha256))) {
            tables.botFiles().add(sha256, source, clock.instant());
          }
          return tables.botFiles().sources();
        });
    current = sha256;
    return Lineages.of(bot, earlier);
  }

  /** The SHA-256 of the bot file in use. */
  public String current() {
    return current;
  }

  /** Replaces the bot in the running brain. */
  public void replace(CurrentBrain brain, Bot bot, String source) {
    var understanding = PreparedUnderstanding.of(bot);
    var lineage = adopt(bot, source);
    brain.change(
        was -> new BrainSetup(bot, lineage, was.policy(), was.botUsername(), understanding));
  }
}
