/** Puts the inference service together. */
@NullMarked
package backdrop.inference;

import org.jspecify.annotations.NullMarked;
