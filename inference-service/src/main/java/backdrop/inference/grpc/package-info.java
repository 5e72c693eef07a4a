/** The service on the wire; translates and delegates. */
@NullMarked
package backdrop.inference.grpc;

import org.jspecify.annotations.NullMarked;
