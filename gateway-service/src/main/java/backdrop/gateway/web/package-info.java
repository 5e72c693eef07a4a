/**
 * What every reply shares: request ids, security headers, size limits, the browser app's routes.
 */
@NullMarked
package backdrop.gateway.web;

import org.jspecify.annotations.NullMarked;
