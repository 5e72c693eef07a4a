/**
 * Networks that take a picture and answer pictures, run on ONNX Runtime as the pipeline's own are:
 * {@link backdrop.diffusion.image.ImageNetwork}.
 *
 * <p>Segmentation networks and upscalers have nothing to do with diffusion, but they need all that
 * was built here for it: sessions with the settings that suit this machine, the cache of optimised
 * networks, native libraries that are unpacked once, failures that name the file. A second module
 * that speaks to ONNX Runtime would have to repeat each of these, so this is a second door of this
 * one. It knows numbers and shapes only; what they mean is the caller's business.
 */
@NullMarked
package backdrop.diffusion.image;

import org.jspecify.annotations.NullMarked;
