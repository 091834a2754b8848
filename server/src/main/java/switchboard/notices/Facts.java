package switchboard.notices;

import java.util.Map;
import java.util.Set;
import switchboard.diagnosis.Finding;
import switchboard.domain.NoticeKind;

/**
 * What a check found.
 *
 * @param wrong the problems; urgent ones are wrong, others are notes
 * @param unknown what this check could not find out, or what a problem explains
 */
record Facts(Map<NoticeKind, Finding> wrong, Set<NoticeKind> unknown) {}
