/** Painting straight from files with a model's own pipeline: for parity, debugging and scripts. */
@NullMarked
package backdrop.command.diffuse;

import org.jspecify.annotations.NullMarked;
