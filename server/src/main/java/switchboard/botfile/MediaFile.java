package switchboard.botfile;

import java.net.URI;

/**
 * A file that a screen shows.
 *
 * @param name shown to users
 * @param bytes its size
 * @param isPicture whether it is a JPEG, PNG, GIF or WebP, by its first bytes
 */
record MediaFile(String name, URI place, long bytes, String sha256, boolean isPicture) {}
