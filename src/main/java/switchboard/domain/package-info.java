/** The words of the product: plain immutable values that every other room speaks in. JDK only. */
@NullMarked
package switchboard.domain;

import org.jspecify.annotations.NullMarked;
