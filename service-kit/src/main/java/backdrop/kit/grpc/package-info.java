/**
 * The wire form of failures and tokens: {@link backdrop.kit.failure.Failure} as a gRPC status with
 * {@code google.rpc.ErrorInfo}, in both directions, and the access token in call metadata.
 */
@NullMarked
package backdrop.kit.grpc;

import org.jspecify.annotations.NullMarked;
