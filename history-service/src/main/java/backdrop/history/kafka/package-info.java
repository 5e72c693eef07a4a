/** Finished generations arriving from topic {@code generation-finished.v1}. */
@NullMarked
package backdrop.history.kafka;

import org.jspecify.annotations.NullMarked;
