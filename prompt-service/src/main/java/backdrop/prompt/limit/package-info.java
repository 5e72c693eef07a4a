/** How often one account may have a provider asked; plain Java. */
@NullMarked
package backdrop.prompt.limit;

import org.jspecify.annotations.NullMarked;
