/** The service as others call it: {@code backdrop.history.v1}. */
@NullMarked
package backdrop.history.grpc;

import org.jspecify.annotations.NullMarked;
