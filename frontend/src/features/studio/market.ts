import type { MarketPreset } from "@/api/model";
import { AUTOMATIC_FILL, NO_PADDING } from "@/canvas/kernels/placement";
import { type DraftSettings, USUAL_SHADOW } from "./draft";

/** Rounding to whole pixels must not land below the least share; the same reserve as in `backdrop.picture.market`. */
const SPARE = 0.02;

/** What a marketplace's preset chooses; everything can be changed afterwards. */
export function forMarket(preset: MarketPreset, draft: DraftSettings): Partial<DraftSettings> {
  const fill = preset.minFill === null ? AUTOMATIC_FILL : Math.min(1, preset.minFill + SPARE);
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
