/** The domain model: plain immutable values that all other packages use. JDK only. */
@NullMarked
package switchboard.domain;

import org.jspecify.annotations.NullMarked;
