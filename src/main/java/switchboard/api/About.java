package switchboard.api;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the root page tells of this program.
 *
 * @param botName from the bot file, as it changes when the file does
 * @param chat where to talk to the bot in the demo; absent otherwise
 */
public record About(String version, Supplier<String> botName, @Nullable URI chat) {}
