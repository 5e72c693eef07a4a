package backdrop.history.record;

/**
 * An image that was painted to its end and can be fetched.
 *
 * @param index 0-based within its generation
 * @param mediaType of the file
 * @param sha256 of the file, lower-case hexadecimal
 */
public record FinishedImage(int index, String mediaType, String sha256) {}
