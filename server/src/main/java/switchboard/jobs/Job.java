package switchboard.jobs;

import java.time.Duration;

/**
 * Timed work.
 *
 * @param name for the log
 * @param pause before the first run and between runs
 */
public record Job(String name, Duration pause, Runnable work) {}
