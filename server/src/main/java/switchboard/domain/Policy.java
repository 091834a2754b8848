package switchboard.domain;

/**
 * The facts behind the privacy policy, from the running configuration.
 *
 * @param retentionDays messages older than this are erased; 0 keeps them
 * @param seenHours how long the ids of processed updates are kept
 * @param sentDays how long the bot's own replies are kept
 * @param keyBackupDays days until a destroyed key is gone from the backups too
 * @param masked whether names and texts are hidden from administrators until they give a reason
 * @param figures whether the use of the bot is counted
 * @param files what is kept of files
 */
public record Policy(
    int retentionDays,
    int seenHours,
    int sentDays,
    int keyBackupDays,
    boolean masked,
    boolean figures,
    FilePolicy files) {}
