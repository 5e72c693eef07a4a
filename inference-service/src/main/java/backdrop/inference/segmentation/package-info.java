/** Tells products from backgrounds with a network that the operator supplies as an ONNX file. */
@NullMarked
package backdrop.inference.segmentation;

import org.jspecify.annotations.NullMarked;
