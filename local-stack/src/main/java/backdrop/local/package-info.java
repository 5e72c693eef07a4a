/**
 * Starts the whole of Backdrop on one machine, without containers, and keeps it running.
 *
 * <p>{@link backdrop.local.Main} is what the entry script runs. It opens a {@link
 * backdrop.local.Home} (one folder with everything that must outlive a restart), and a {@link
 * backdrop.local.LocalStack} starts one process for MongoDB and Kafka ({@link
 * backdrop.local.infrastructure}) and one for each service of {@link backdrop.local.StackPlan}.
 */
@NullMarked
package backdrop.local;

import org.jspecify.annotations.NullMarked;
