import { describe, expect, it } from "vitest";
import { aGeneration } from "@/testing/generations";
import { type DraftSettings, requestOf, settingsOf, USUAL_SHADOW } from "./draft";

const plain: DraftSettings = {
  scene: "",
  styleId: null,
  count: 4,
  size: { width: 1024, height: 1024 },
  spot: null,
  placing: { mode: "automatic" },
  background: null,
  shadow: USUAL_SHADOW,
  lightMatching: "none",
  negative: "",
  steps: null,
  guidanceScale: null,
  shadowStrength: null,
  seed: null,
  format: "png",
  quality: null,
  maxBytes: null,
  transparent: false,
  presetId: null,
  promptSyntax: "literal",
};

describe("the request of a draft", () => {
  it("leaves what was not chosen to the gateway", () => {
    expect(requestOf("p1", { ...plain, styleId: "nature" }, "en")).toEqual({
      photoId: "p1",
      styleId: "nature",
      count: 4,
      size: { width: 1024, height: 1024 },
      placement: { mode: "automatic" },
      format: "png",
    });
  });

  it("names the language of the scene, not that of the interface", () => {
    expect(requestOf("p1", { ...plain, scene: " на столе " }, "en")).toMatchObject({
      scene: "на столе",
      language: "ru",
    });
    expect(requestOf("p1", { ...plain, scene: "on a table" }, "ru")).toMatchObject({ language: "en" });
    expect(requestOf("p1", { ...plain, scene: "123" }, "ru")).toMatchObject({ language: "ru" });
  });

  it("says where the product was dragged to", () => {
    const spot = { centerX: 0.4, centerY: 0.6, height: 0.5 };
    expect(requestOf("p1", { ...plain, spot }, "en").placement).toEqual({ mode: "explicit", ...spot });
  });

  it("says by which rule it is placed, how its shadow falls and what stands behind it", () => {
    const padding = { unit: "percent" as const, left: 5, top: 5, right: 5, bottom: 5 };
    const drafted: DraftSettings = {
      ...plain,
      placing: { mode: "fit", padding, enlarge: true },
      shadow: { ...USUAL_SHADOW, mode: "both", length: 1 },
      background: { kind: "gradient", shape: "radial", color: "#ffffff", secondColor: "#aabbcc", angle: 180 },
      lightMatching: "background",
    };
    expect(requestOf("p1", drafted, "en")).toMatchObject({
      placement: { mode: "fit", padding, enlarge: true },
      shadow: { mode: "both", length: 1 },
      background: "gradient",
      backgroundColors: { shape: "radial", color: "#ffffff", secondColor: "#aabbcc", angle: 180 },
      lightMatching: "background",
    });
  });

  it("takes up an earlier run's layout as it was", () => {
    const padding = { unit: "pixels" as const, left: 1, top: 2, right: 3, bottom: 4 };
    const run = aGeneration();
    const placement = { mode: "position" as const, position: "top" as const, padding, fill: 0.5, enlarge: false };
    const settings = {
      ...run.settings,
      placement,
      background: "color" as const,
      backgroundColors: { color: "#f0e0d0" },
      shadow: { ...USUAL_SHADOW, mode: "none" as const },
    };
    expect(requestOf("p1", settingsOf({ ...run, settings }), "en")).toMatchObject({
      placement,
      background: "color",
      backgroundColors: { color: "#f0e0d0" },
      shadow: { mode: "none" },
    });
  });

  it("keeps a seed of 0 and a shadow of 0", () => {
    expect(requestOf("p1", { ...plain, seed: 0, shadowStrength: 0 }, "en")).toMatchObject({
      seed: 0,
      shadowStrength: 0,
    });
  });

  it("takes brackets for weights only where that was chosen", () => {
    expect(requestOf("p1", plain, "en")).not.toHaveProperty("promptSyntax");
    expect(requestOf("p1", { ...plain, promptSyntax: "weighted" }, "en")).toMatchObject({ promptSyntax: "weighted" });
  });

  it("paints something new when an earlier run is taken up", () => {
    const request = requestOf("p1", settingsOf(aGeneration()), "en");
    expect(request).toMatchObject({ scene: "on oak", styleId: "nature", steps: 20 });
    expect(request).not.toHaveProperty("seed");
  });
});
