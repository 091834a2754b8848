package switchboard.vault;

/** What was locked does not open: it was changed, moved to another place, or its key is gone. */
public final class Damaged extends Exception {

  private static final long serialVersionUID = 1;

  Damaged(String what, Throwable cause) {
    super(what, cause);
  }

  public Damaged(String what) {
    super(what);
  }
}
