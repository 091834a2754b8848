/** Prometheus metrics: counted as events happen, or read on request. */
@NullMarked
package switchboard.metrics;

import org.jspecify.annotations.NullMarked;
