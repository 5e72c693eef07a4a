/** Metrics and traces of painting. */
@NullMarked
package backdrop.inference.telemetry;

import org.jspecify.annotations.NullMarked;
