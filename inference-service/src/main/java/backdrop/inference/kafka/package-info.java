/** Tells the rest of the installation what ended. */
@NullMarked
package backdrop.inference.kafka;

import org.jspecify.annotations.NullMarked;
