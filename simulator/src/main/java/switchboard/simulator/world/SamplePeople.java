package switchboard.simulator.world;

import java.util.List;

/** Sample people and a group for the demo. */
public final class SamplePeople {
  private SamplePeople() {}

  public static void add(World world) {
    if (world.options.samples()) {
      world.run(() -> {
        SimulatedPerson ann = world.addPerson("Ann", "Archer", "ann", "en");
        SimulatedPerson ben = world.addPerson("Ben", "Bauer", "ben", "de");
        SimulatedPerson carla = world.addPerson("Carla", "Cruz", null, "es");
        world.addGroup(
            "Town square", "group", Group.Form.PLAIN, List.of(ann.id(), ben.id(), carla.id()));
      });
    }
  }
}
