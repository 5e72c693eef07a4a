import type { MarketPreset, Size } from "@/api/model";
import { AUTOMATIC_FILL, type Extent, NO_PADDING } from "@/canvas/kernels/placement";
import { type DraftSettings, USUAL_SHADOW } from "./draft";

/** Rounding to whole pixels must not land below the least share; the same reserve as in `backdrop.picture.market`. */
const SPARE = 0.02;

function fillOf({ minFill }: MarketPreset): number {
  return minFill === null ? AUTOMATIC_FILL : Math.min(1, minFill + SPARE);
}

/**
 * The largest canvas of the preset's shape in which a product of its own size is as large as the preset wants it; null if the
 * marketplace takes no picture as small as that.
 */
export function sizeFor(preset: MarketPreset, product: Extent): Size | null {
  const { size, minSize } = preset;
  const scale = Math.max(product.width / size.width, product.height / size.height) / fillOf(preset);
  const width = Math.floor(size.width * scale);
  const height = Math.floor(size.height * scale);
  return width >= minSize.width && height >= minSize.height ? { width, height } : null;
}

/** What a marketplace's preset chooses; everything can be changed afterwards. */
export function forMarket(preset: MarketPreset, draft: DraftSettings): Partial<DraftSettings> {
  const fill = fillOf(preset);
  return {
    presetId: preset.presetId,
    size: preset.size,
    spot: null,
    placing: { mode: "position", position: "standing", padding: NO_PADDING, fill, enlarge: false },
    // A shadow on white is no longer white.
    ...(preset.whiteBackground
      ? { background: { kind: "white" }, shadow: { ...USUAL_SHADOW, mode: "none" } }
      : draft.background?.kind === "white"
        ? { background: null, shadow: USUAL_SHADOW }
        : {}),
    format: preset.formats[0] ?? "png",
    maxBytes: preset.maxBytes,
    transparent: false,
  };
}
