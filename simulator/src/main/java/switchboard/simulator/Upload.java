package switchboard.simulator;

/** An uploaded file. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Upload(String fileName, String mimeType, byte[] bytes) {}
