package switchboard.twin;

/**
 * Where a person writes.
 *
 * @param topic 0 for none
 * @param replyTo the message that is answered; 0 for none
 */
record Where(long chat, long topic, long replyTo) {

  static Where in(long chat) {
    return new Where(chat, 0, 0);
  }
}
