/** Looks at finished pictures and says which of them nobody should be shown. */
@NullMarked
package backdrop.diffusion.safety;

import org.jspecify.annotations.NullMarked;
