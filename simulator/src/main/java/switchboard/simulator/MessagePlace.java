package switchboard.simulator;

/**
 * Target of a person's message.
 *
 * @param topic 0 for none
 * @param replyTo id of the message replied to; 0 for none
 */
record MessagePlace(long chat, long topic, long replyTo) {

  static MessagePlace in(long chat) {
    return new MessagePlace(chat, 0, 0);
  }
}
