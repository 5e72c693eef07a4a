/**
 * Marketplaces' rules for pictures as data: read strictly from JSON, held against finished files
 * rule by rule with the measured value, and what can be fixed is fixed and said.
 */
@NullMarked
package backdrop.picture.market;

import org.jspecify.annotations.NullMarked;
