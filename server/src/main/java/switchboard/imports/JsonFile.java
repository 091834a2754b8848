package switchboard.imports;

import java.nio.file.Path;
import java.util.function.Consumer;
import switchboard.base.CommandException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A JSON file that is read as a stream, as it may not fit into memory. */
final class JsonFile implements AutoCloseable {

  private static final int MAX_STRING = 1 << 20;
  private static final int MAX_DEPTH = 200;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(MAX_STRING)
                          .maxNestingDepth(MAX_DEPTH)
                          .build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // values inside a file
          .build();

  private final Path file;
  private final SourceFile in;
  private final JsonParser parser;

  private JsonFile(Path file, SourceFile in) {
    this.file = file;
    this.in = in;
    parser = MAPPER.createParser(in);
  }

  /**
   * @throws CommandException when it cannot be read
   */
  static JsonFile open(Path file) {
    return new JsonFile(file, SourceFile.open(file));
  }

  /**
   * Reads the value that the file is.
   *
   * @param work gets the parser at its first token
   * @throws CommandException when it is not JSON
   */
  void read(Consumer<JsonParser> work) {
    try {
      if (parser.nextToken() == null) {
        throw new CommandException("The file %s is empty.".formatted(file));
      }
      work.accept(parser);
    } catch (UnexpectedEndOfInputException e) {
      throw new CommandException(
          "The file %s ends in the middle, at line %d: it is only a part of the file. Copy or export it again."
              .formatted(file, line()));
    } catch (StreamConstraintsException e) {
      throw new CommandException(
          "The file %s has a text of more than %,d characters, or too many levels, at line %d. It is not from a bot."
              .formatted(file, MAX_STRING, line()));
    } catch (JacksonException e) {
      throw new CommandException(
          "The file %s is not valid JSON at line %d, column %d. Export it again."
              .formatted(file, line(), parser.currentLocation().getColumnNr()));
    }
  }

  /** Reads the fields of an object; the work must read each value to its last token. */
  static void fields(JsonParser parser, Consumer<String> work) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      work.accept(name);
    }
  }

  private int line() {
    return parser.currentLocation().getLineNr();
  }

  long size() {
    return in.size();
  }

  long done() {
    return in.done();
  }

  @Override
  public void close() {
    parser.close();
  }
}
