/** The OpenAPI document: what every operation shares, and schemas as exact as the records. */
@NullMarked
package backdrop.gateway.openapi;

import org.jspecify.annotations.NullMarked;
