/** Noise schedules: one sampler a file, each an immutable schedule with a pure step. */
@NullMarked
package backdrop.diffusion.schedule;

import org.jspecify.annotations.NullMarked;
