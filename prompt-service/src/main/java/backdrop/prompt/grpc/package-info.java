/** The service on the wire. */
@NullMarked
package backdrop.prompt.grpc;

import org.jspecify.annotations.NullMarked;
