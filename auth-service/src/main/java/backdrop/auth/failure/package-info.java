/** The one list of ways in which this service can fail. */
@NullMarked
package backdrop.auth.failure;

import org.jspecify.annotations.NullMarked;
