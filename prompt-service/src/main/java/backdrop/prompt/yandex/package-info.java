/** YandexGPT and Yandex Translate over their REST contracts, with fault tolerance. */
@NullMarked
package backdrop.prompt.yandex;

import org.jspecify.annotations.NullMarked;
