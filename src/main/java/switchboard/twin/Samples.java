package switchboard.twin;

import java.util.List;

/** Sample people and a group for the demo. */
final class Samples {
  private Samples() {}

  static void add(World world) {
    if (world.options.samples()) {
      world.run(() -> {
        Person ann = world.addPerson("Ann", "Archer", "ann", "en");
        Person ben = world.addPerson("Ben", "Bauer", "ben", "de");
        Person carla = world.addPerson("Carla", "Cruz", null, "es");
        world.addGroup(
            "Town square", "group", Group.Form.PLAIN, List.of(ann.id(), ben.id(), carla.id()));
      });
    }
  }
}
