/** Scene suggestions and prompt composition. */
@NullMarked
package backdrop.gateway.prompt;

import org.jspecify.annotations.NullMarked;
