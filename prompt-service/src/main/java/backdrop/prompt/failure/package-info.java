/** Every way in which this service says no. */
@NullMarked
package backdrop.prompt.failure;

import org.jspecify.annotations.NullMarked;
