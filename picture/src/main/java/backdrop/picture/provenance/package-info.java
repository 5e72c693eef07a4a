/**
 * Says in a finished file how it was made, and proves it: XMP with the IPTC digital source type,
 * and a signed statement over the fidelity report that anybody can verify with the public key.
 */
@NullMarked
package backdrop.picture.provenance;

import org.jspecify.annotations.NullMarked;
