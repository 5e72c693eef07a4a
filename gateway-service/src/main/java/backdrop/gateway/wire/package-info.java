/**
 * How the gateway calls the other services: deadlines, retries, streams, and small type
 * translations.
 */
@NullMarked
package backdrop.gateway.wire;

import org.jspecify.annotations.NullMarked;
