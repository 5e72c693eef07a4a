package backdrop.history.page;

import java.time.Instant;

/**
 * A place in a list that is ordered newest first: the time of an item and, among items of the same
 * time, its id.
 *
 * @param at in whole milliseconds
 */
public record Position(Instant at, String id) {}
