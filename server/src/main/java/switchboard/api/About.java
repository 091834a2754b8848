package switchboard.api;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Program information for the root page.
 *
 * @param botName from the bot file, which may change
 * @param chat link to the demo's chat; null outside the demo
 */
public record About(String version, Supplier<String> botName, @Nullable URI chat) {}
