/** AuthService over gRPC, and the check of its own callers' tokens. */
@NullMarked
package backdrop.auth.grpc;

import org.jspecify.annotations.NullMarked;
