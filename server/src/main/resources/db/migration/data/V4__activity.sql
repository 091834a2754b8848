-- Users have the time of their last activity; conversations need no index of theirs.

DROP INDEX conversations_by_activity;
