/** Tests of the bot file's loader, with a small fixture of phrases. */
@NullMarked
package switchboard.botfile;

import org.jspecify.annotations.NullMarked;
