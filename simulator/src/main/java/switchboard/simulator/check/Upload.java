package switchboard.simulator.check;

/** An uploaded file. */
@SuppressWarnings("ArrayRecordComponent") public // never compared
public record Upload(String fileName, String mimeType, byte[] bytes) {}
