/** Readiness: the gateway can serve. */
@NullMarked
package backdrop.gateway.health;

import org.jspecify.annotations.NullMarked;
