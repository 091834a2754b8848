import java.io.IOException;

/** What is attached to a channel's selection key. */
interface Ready {
  void ready() throws IOException;
}
