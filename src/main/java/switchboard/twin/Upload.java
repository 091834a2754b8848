package switchboard.twin;

/** A file that came with a request. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Upload(String fileName, String mimeType, byte[] bytes) {}
