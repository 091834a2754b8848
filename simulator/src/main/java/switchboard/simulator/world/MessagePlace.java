package switchboard.simulator.world;

/**
 * Target of a person's message.
 *
 * @param topic 0 for none
 * @param replyTo id of the message replied to; 0 for none
 */
public record MessagePlace(long chat, long topic, long replyTo) {

  public static MessagePlace in(long chat) {
    return new MessagePlace(chat, 0, 0);
  }
}
