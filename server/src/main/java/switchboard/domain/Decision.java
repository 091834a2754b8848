package switchboard.domain;

import java.util.List;

/** The result of an update: the next session, and what to do. */
public record Decision(Session next, List<Effect> effects) {}
