package backdrop.history.export;

/**
 * One finished image, chosen for an export.
 *
 * @param index 0-based within its record
 */
public record ImageChoice(String recordId, int index) {}
