/** Plain direct memory with a shape, shared with the native side without copying. */
@NullMarked
package backdrop.diffusion.tensor;

import org.jspecify.annotations.NullMarked;
