/** The guide, rendered from its Markdown files. */
@NullMarked
package switchboard.console.help;

import org.jspecify.annotations.NullMarked;
