/** Figures for Prometheus, counted as things happen or read on each scrape. */
@NullMarked
package switchboard.metrics;

import org.jspecify.annotations.NullMarked;
