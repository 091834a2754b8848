-- Users have the time of their last activity; conversations need no index of theirs.

DROP INDEX conversations_by_activity;

-- Rows that are often updated in columns without an index: the new version fits on the same page.
ALTER TABLE conversations SET (fillfactor = 80);
