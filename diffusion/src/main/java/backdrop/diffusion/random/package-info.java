/** Random numbers that follow torch's CPU generator. */
@NullMarked
package backdrop.diffusion.random;

import org.jspecify.annotations.NullMarked;
