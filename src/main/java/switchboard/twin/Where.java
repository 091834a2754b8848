package switchboard.twin;

/**
 * Target of a person's message.
 *
 * @param topic 0 for none
 * @param replyTo id of the message replied to; 0 for none
 */
record Where(long chat, long topic, long replyTo) {

  static Where in(long chat) {
    return new Where(chat, 0, 0);
  }
}
