/**
 * The files of a model folder as typed values. {@link backdrop.diffusion.model.ModelManifest} and
 * {@link backdrop.diffusion.model.FileDigests} also serve whoever lists, imports or checks models.
 */
@NullMarked
package backdrop.diffusion.model;

import org.jspecify.annotations.NullMarked;
