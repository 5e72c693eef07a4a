/** The network that predicts noise, called with rows of a batch. */
@NullMarked
package backdrop.diffusion.unet;

import org.jspecify.annotations.NullMarked;
