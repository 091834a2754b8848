package switchboard.botfile;

import org.yaml.snakeyaml.error.Mark;

/** A place in the file, both numbers from 1, columns in characters (Unicode code points). */
record Spot(int line, int column) {

  static final Spot START = new Spot(1, 1);

  static Spot of(Mark mark) {
    return new Spot(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
