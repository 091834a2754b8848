/** Figures for Prometheus: counted as things happen, or read when somebody asks. */
@NullMarked
package switchboard.metrics;

import org.jspecify.annotations.NullMarked;
