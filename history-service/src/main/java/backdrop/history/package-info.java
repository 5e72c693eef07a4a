/**
 * Keeps what an account uploads and what was painted for it. The core is plain Java: {@code photo},
 * {@code record} and {@code image}, with {@code page} and {@code failure} under them; {@code grpc},
 * {@code mongo}, {@code kafka} and {@code inference} are adapters; {@link backdrop.history.Wiring}
 * puts them together.
 */
@NullMarked
package backdrop.history;

import org.jspecify.annotations.NullMarked;
