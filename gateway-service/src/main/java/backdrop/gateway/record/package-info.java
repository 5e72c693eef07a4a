/** The library of finished generations. */
@NullMarked
package backdrop.gateway.record;

import org.jspecify.annotations.NullMarked;
