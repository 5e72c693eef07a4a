/** Start, list, watch and cancel generations. */
@NullMarked
package backdrop.gateway.generation;

import org.jspecify.annotations.NullMarked;
