/** The only package that speaks to ONNX Runtime. */
@NullMarked
package backdrop.diffusion.onnx;

import org.jspecify.annotations.NullMarked;
