/**
 * Durable generations: {@link backdrop.inference.generation.GenerationDesk} accepts them, {@link
 * backdrop.inference.generation.GenerationWorker} paints them in fair turns, {@link
 * backdrop.inference.generation.ProgressFeed} tells who watches, {@link
 * backdrop.inference.generation.OutboxRelay} announces their end, {@link
 * backdrop.inference.generation.Sweeper} forgets them. The collection is the queue, and each
 * document is its own outbox: every move of a generation is one atomic change of one document.
 */
@NullMarked
package backdrop.inference.generation;

import org.jspecify.annotations.NullMarked;
