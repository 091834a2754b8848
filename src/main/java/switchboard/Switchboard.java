package switchboard;

/** The entry of the program. */
public final class Switchboard {
  private Switchboard() {}

  static void main(String[] args) {
    System.out.println("switchboard");
  }
}
