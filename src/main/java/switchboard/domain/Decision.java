package switchboard.domain;

import java.util.List;

/** What follows from an update: the session as it is afterwards, and what to do. */
public record Decision(Session next, List<Effect> effects) {}
