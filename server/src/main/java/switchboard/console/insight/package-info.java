/** The page Insight: figures as sentences, pictures and tables. */
@NullMarked
package switchboard.console.insight;

import org.jspecify.annotations.NullMarked;
