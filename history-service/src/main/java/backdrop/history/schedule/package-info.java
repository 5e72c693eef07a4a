/** What this service does by the clock. */
@NullMarked
package backdrop.history.schedule;

import org.jspecify.annotations.NullMarked;
