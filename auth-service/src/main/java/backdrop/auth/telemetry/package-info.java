/** The audit log as log lines and metrics. */
@NullMarked
package backdrop.auth.telemetry;

import org.jspecify.annotations.NullMarked;
