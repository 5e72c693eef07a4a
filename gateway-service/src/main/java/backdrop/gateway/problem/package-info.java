/** Every failure as a problem document (RFC 9457); the only place that knows HTTP statuses. */
@NullMarked
package backdrop.gateway.problem;

import org.jspecify.annotations.NullMarked;
