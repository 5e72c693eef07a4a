package backdrop.history.image;

/**
 * What a document knows about the bytes of one of its pictures.
 *
 * @param blob names the bytes in {@link Images}; never leaves this service
 * @param mediaType for example {@code image/png}
 * @param bytes their number
 * @param sha256 of the bytes, lower-case hexadecimal
 */
public record KeptImage(String blob, String mediaType, long bytes, String sha256) {}
