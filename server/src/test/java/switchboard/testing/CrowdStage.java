package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;

/** Several instances with a simulated Telegram and a crowd of users, whose history is checked. */
public final class CrowdStage implements AutoCloseable {

  public static final int USERS = 40;

  /** How long users and operators wait between two acts. */
  private static final Duration REST = Duration.ofSeconds(1);

  private final TelegramSimulator simulator =
      TelegramSimulator.start(
          SimulatorOptions.tests().withTokens(TestServer.TOKEN).withOpenWorld(true));
  private final Received received = new Received(simulator);
  private final List<Runnable> ends = new ArrayList<>(List.of(simulator::close, received::close));
  private final Random dice;
  private final Instances instances;

  /**
   * @param folder an empty folder
   * @param database the URL of an empty database
   * @param sendRate the setting
   */
  public CrowdStage(Path folder, String database, String sendRate, Random dice) {
    this.dice = dice;
    instances = new Instances(folder, simulator, database, sendRate);
    ends.add(instances::close);
  }

  public Instances instances() {
    return instances;
  }

  public Received received() {
    return received;
  }

  /** A crowd that is not started yet, without a load balancer. */
  public Crowd crowd() {
    instances.awaitAll();
    return crowd(
        new CrowdLine(instances::webhooks, instances.secret(), Duration.ofSeconds(3)), _ -> {});
  }

  public Crowd crowd(CrowdLine line, Consumer<CrowdLine.Attempt> attempts) {
    var crowd = new Crowd(USERS, simulator, line, REST, dice, attempts);
    ends.add(crowd::close);
    return crowd;
  }

  /** An operator, who begins at once. */
  public CrowdOperator operator(Crowd crowd) {
    var operator = new CrowdOperator(crowd, instances.consoles(), REST, dice);
    ends.add(operator::close);
    return operator;
  }

  /** Ends all that users and operators do, waits until it is done, and looks what came of it. */
  public void check(Crowd crowd, CrowdOperator... operators) {
    Stream.of(operators).forEach(CrowdOperator::close);
    crowd.finish();
    var reader = new HistoryReader(crowd, received, instances);
    reader.awaitAllDone();
    instances.terminate();
    System.out.printf(
        "%s; operators: %s; at most %d messages in a second%n",
        crowd.summary(),
        Stream.of(operators).map(CrowdOperator::summary).toList(),
        received.most(Duration.ofSeconds(1)));
    var faults = reader.read().faults();
    assertThat(faults).as(() -> reader.details(faults)).isEmpty();
  }

  @Override
  public void close() {
    ends.reversed().forEach(Runnable::run);
  }
}
