package switchboard.store.backup;

/**
 * The files from users that belong to a backup of the data: a list beside it names them, and the
 * folder {@code media} of the backups holds them.
 *
 * @param folder id of the media folder that they come from
 * @param files how many
 * @param bytes their lengths together
 * @param sha256 hash of the list
 */
record MediaList(String folder, long files, long bytes, String sha256) {}
