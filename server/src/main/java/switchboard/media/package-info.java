/**
 * Files that users send: downloaded after the commit, encrypted, kept in a folder, and read again.
 */
@NullMarked
package switchboard.media;

import org.jspecify.annotations.NullMarked;
