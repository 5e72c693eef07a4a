/**
 * Lists that stay stable while things are added: a page continues after the last item seen, not
 * after a number of items.
 */
@NullMarked
package backdrop.history.page;

import org.jspecify.annotations.NullMarked;
