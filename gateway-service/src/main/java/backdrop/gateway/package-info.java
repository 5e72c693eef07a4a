/** The public face of Backdrop: REST, live events, sessions, and the browser app's files. */
@NullMarked
package backdrop.gateway;

import org.jspecify.annotations.NullMarked;
