/** The one list of ways in which this service says no. */
@NullMarked
package backdrop.history.failure;

import org.jspecify.annotations.NullMarked;
