/** The files of a model folder as typed values. */
@NullMarked
package backdrop.diffusion.model;

import org.jspecify.annotations.NullMarked;
