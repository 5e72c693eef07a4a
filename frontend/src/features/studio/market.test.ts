import { expect, test } from "vitest";
import type { MarketPreset } from "@/api/model";
import { requestOf, useDraft } from "./draft";
import { forMarket, sizeFor } from "./market";

const amazon: MarketPreset = {
  presetId: "amazon-main",
  name: { en: "Amazon", ru: "Amazon" },
  note: { en: "", ru: "" },
  size: { width: 2000, height: 2000 },
  minSize: { width: 500, height: 500 },
  maxSize: { width: 10000, height: 10000 },
  ratio: null,
  maxPixels: null,
  maxBytes: null,
  formats: ["jpeg", "png"],
  minQuality: 70,
  whiteBackground: true,
  minFill: 0.85,
  maxCount: 1,
  generatedAllowed: false,
  digitalSourceType: "compositeWithTrainedAlgorithmicMedia",
  sourceUrl: "https://example.com",
  checkedOn: "2026-11-23",
  confirmed: false,
};

const draft = useDraft.getState();

test("a marketplace sets canvas, placement, background and file", () => {
  const request = requestOf("photo", { ...draft, ...forMarket(amazon, draft) }, "en");
  expect(request).toMatchObject({
    presetId: "amazon-main",
    size: { width: 2000, height: 2000 },
    placement: { mode: "position", position: "standing", fill: 0.87 },
    background: "white",
    shadow: { mode: "none" },
    format: "jpeg",
  });
  expect(request).not.toHaveProperty("maxBytes");
});

test("a marketplace that takes scenes brings the painted background back", () => {
  const white = { ...draft, ...forMarket(amazon, draft) };
  const etsy = forMarket({ ...amazon, presetId: "etsy", whiteBackground: false, maxBytes: 10_000_000 }, white);
  expect(etsy).toMatchObject({ background: null, maxBytes: 10_000_000 });
});

test("a cut-out says so and leaves the quality to the gateway", () => {
  const request = requestOf("photo", { ...draft, transparent: true, quality: null }, "en");
  expect(request.transparent).toBe(true);
  expect(request).not.toHaveProperty("quality");
});

test("a small photo gets the largest canvas on which its product is large enough", () => {
  expect(sizeFor(amazon, { width: 910, height: 700 })).toEqual({ width: 1045, height: 1045 });
  const tall = { ...amazon, size: { width: 1536, height: 2048 }, minFill: null };
  expect(sizeFor(tall, { width: 300, height: 819.2 })).toEqual({ width: 768, height: 1024 });
});

test("no canvas is smaller than the marketplace takes", () => {
  expect(sizeFor(amazon, { width: 300, height: 200 })).toBeNull();
});
