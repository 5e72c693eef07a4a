/**
 * Many pictures through one UNet, step by step: each call takes rows of whichever pictures are due.
 * Pictures join and leave between calls, and owners get equal shares.
 */
@NullMarked
package backdrop.diffusion.batch;

import org.jspecify.annotations.NullMarked;
