/** Paints with Stable Diffusion on ONNX Runtime. */
@NullMarked
package backdrop.inference.onnx;

import org.jspecify.annotations.NullMarked;
