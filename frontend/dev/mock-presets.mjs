import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../../picture/src/main/resources/backdrop/picture/market/", import.meta.url);

/** The presets that come with Backdrop, as the gateway words them. */
export const mockPresets = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")))
  .map((preset) => ({
    presetId: preset.id,
    name: preset.name,
    note: preset.note ?? { en: "", ru: "" },
    size: { width: preset.pixels.width, height: preset.pixels.height },
    minSize: { width: preset.pixels.minWidth, height: preset.pixels.minHeight },
    maxSize: { width: preset.pixels.maxWidth, height: preset.pixels.maxHeight },
    ratio: preset.ratio ?? null,
    maxPixels: preset.pixels.maxPixels ?? null,
    maxBytes: preset.maxBytes ?? null,
    formats: preset.formats,
    minQuality: preset.minQuality ?? 70,
    whiteBackground: preset.background === "white",
    minFill: preset.minFill ?? null,
    maxCount: preset.maxCount ?? null,
    generatedAllowed: preset.generatedAllowed ?? true,
    digitalSourceType: preset.digitalSourceType ?? "compositeWithTrainedAlgorithmicMedia",
    sourceUrl: preset.rules.url,
    checkedOn: preset.rules.checkedOn,
    confirmed: preset.rules.confirmed ?? false,
  }));

/** Says of every picture that it is padded, and of every second one that its product is too small. */
export function mockExportCheck({ images }) {
  const checked = images.map((image, at) => {
    const small = at % 2 === 1;
    const after = [
      { rule: "format", outcome: "passed", measured: "JPEG", wanted: "JPEG / PNG" },
      { rule: "sides", outcome: "passed", measured: "1024 × 1366", wanted: "900 × 1200 – 8000 × 8000" },
      { rule: "recommendedSize", outcome: "advised", measured: "1024 × 1366", wanted: ">= 1536 × 2048" },
      {
        rule: "fill",
        outcome: small ? "failed" : "passed",
        measured: small ? "61.2 %" : "82.4 %",
        wanted: ">= 80.0 %",
      },
    ];
    return {
      image,
      passed: !small,
      before: after,
      changes: [
        { kind: "padded", detail: "1024 × 1024 → 1024 × 1366, #ffffff" },
        { kind: "reencoded", detail: "PNG → JPEG, 95" },
      ],
      after,
      mediaType: "image/jpeg",
      bytes: 412_000,
      width: 1024,
      height: 1366,
    };
  });
  return { passed: checked.every((image) => image.passed), images: checked };
}
