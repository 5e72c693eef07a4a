import type { Generation, GenerationImage } from "@/api/model";

export function anImage(index: number, parts: Partial<GenerationImage> = {}): GenerationImage {
  return {
    index,
    seed: 7 + index,
    state: "queued",
    failure: null,
    width: null,
    height: null,
    mediaType: null,
    bytes: null,
    sha256: null,
    fidelity: null,
    timings: null,
    quality: null,
    check: null,
    links: { image: `/api/generations/g1/images/${index}`, thumbnail: null },
    ...parts,
  };
}

export function aGeneration(parts: Partial<Generation> = {}): Generation {
  return {
    generationId: "g1",
    state: "queued",
    settings: {
      model: "starter",
      prompt: "a bottle on oak",
      negativePrompt: "",
      seed: 7,
      count: 2,
      steps: 20,
      guidanceScale: 4,
      sampler: "ddim",
      size: { width: 1024, height: 1024 },
      placement: { mode: "automatic" },
      shadowStrength: 0.5,
      format: "png",
      background: "painted",
      promptSyntax: "literal",
      shadow: { mode: "contact", direction: 225, softness: 0.5, length: 0.6, spread: 0.5 },
      backgroundColors: null,
      lightMatching: "none",
      quality: null,
      maxBytes: null,
      transparent: false,
      presetId: null,
    },
    labels: {
      photoId: "p1",
      scene: "on oak",
      styleId: "nature",
      styleName: { en: "Nature", ru: "Природа" },
      product: "",
      droppedPhrases: [],
    },
    images: [anImage(0), anImage(1)],
    progress: { phase: "waiting", position: 1, estimatedWaitMs: null },
    failure: null,
    createdAt: "2026-11-01T00:00:00Z",
    startedAt: null,
    finishedAt: null,
    attempts: 0,
    promptFit: { tokens: 5, limit: 75, droppedWords: [] },
    negativePromptFit: { tokens: 0, limit: 75, droppedWords: [] },
    ...parts,
  };
}
