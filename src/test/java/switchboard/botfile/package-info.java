/** Tests of the bot file's loader; the product's phrases are a small fixture. */
@NullMarked
package switchboard.botfile;

import org.jspecify.annotations.NullMarked;
