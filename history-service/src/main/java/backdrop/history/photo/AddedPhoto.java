package backdrop.history.photo;

/**
 * The photo that an upload became.
 *
 * @param isNew false if the account already kept it
 */
public record AddedPhoto(Photo photo, boolean isNew) {}
