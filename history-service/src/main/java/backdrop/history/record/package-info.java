/**
 * Finished generations that are kept: how they arrive and what their owner can do with them. What a
 * generation looks like belongs to the inference service; here it is carried as it came.
 */
@NullMarked
package backdrop.history.record;

import org.jspecify.annotations.NullMarked;
