/**
 * Painting one step with a model in a process of its own, so that a file that crashes ONNX Runtime
 * ends that process and not this one.
 */
@NullMarked
package backdrop.command.models.tryout;

import org.jspecify.annotations.NullMarked;
