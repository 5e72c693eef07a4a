/**
 * How core code says that something cannot be done: a {@link backdrop.kit.failure.Failure} with a
 * reason from the service's own enum. Plain Java; adapters turn it into a gRPC status or a problem
 * document.
 */
@NullMarked
package backdrop.kit.failure;

import org.jspecify.annotations.NullMarked;
