/** Marketplaces: their rules, and exports of library images to them. */
@NullMarked
package backdrop.gateway.market;

import org.jspecify.annotations.NullMarked;
