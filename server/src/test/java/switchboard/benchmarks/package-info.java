/** Benchmarks that run on the test class path; the scripts in {@code bench/} start them. */
@NullMarked
package switchboard.benchmarks;

import org.jspecify.annotations.NullMarked;
