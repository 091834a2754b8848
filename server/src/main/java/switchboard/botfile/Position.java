package switchboard.botfile;

import org.yaml.snakeyaml.error.Mark;

/** A place in the file, both numbers from 1, columns in characters (Unicode code points). */
record Position(int line, int column) {

  static final Position START = new Position(1, 1);

  static Position of(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
