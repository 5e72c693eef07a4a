/**
 * The {@code paint} command: one photo in, finished pictures out, over the public REST API and
 * nothing else.
 *
 * <p>{@link backdrop.paint.Main} reads {@link backdrop.paint.PaintOptions}, {@link
 * backdrop.paint.Gateway} speaks to the stack at a {@link backdrop.paint.Destination}, and {@link
 * backdrop.paint.Watch} follows the generation to its end.
 */
@NullMarked
package backdrop.paint;

import org.jspecify.annotations.NullMarked;
