/** The values of the product that every package uses. JDK only. */
@NullMarked
package switchboard.domain;

import org.jspecify.annotations.NullMarked;
