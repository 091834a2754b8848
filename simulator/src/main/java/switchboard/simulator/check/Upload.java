package switchboard.simulator.check;

/** An uploaded file. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Upload(String fileName, String mimeType, byte[] bytes) {}
