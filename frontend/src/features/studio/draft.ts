import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import type { Generation, GenerationRequest, Size } from "@/api/model";
import { type Placing, placingOf, type Spot, spotOf } from "@/canvas/kernels/placement";
import type { PlainBackground } from "./backdrop";

/** How the shadow falls; null leaves each to the gateway. */
export type ShadowDraft = {
  mode: "none" | "contact" | "cast" | "both";
  direction: number;
  softness: number;
  length: number;
  spread: number;
};

export type FileFormat = "png" | "jpeg" | "webp" | "psd";

export type DraftSettings = {
  scene: string;
  styleId: string | null;
  count: number;
  size: Size;
  /** Where the product was dragged to; null: placed by the rule of `placing`. */
  spot: Spot | null;
  placing: Placing;
  /** null: painted, or as the style has it. */
  background: PlainBackground | null;
  shadow: ShadowDraft;
  lightMatching: "none" | "background" | "product";
  negative: string;
  steps: number | null;
  guidanceScale: number | null;
  shadowStrength: number | null;
  seed: number | null;
  format: FileFormat;
  /** null: the gateway's usual one. */
  quality: number | null;
  /** null: no limit. */
  maxBytes: number | null;
  /** The product alone. */
  transparent: boolean;
  /** The marketplace that it is made for. */
  presetId: string | null;
  promptSyntax: "literal" | "weighted";
};

type Draft = DraftSettings & {
  photoId: string | null;
  /** Generations started or found here, newest first. */
  runs: string[];
  change: (part: Partial<DraftSettings>) => void;
  takePhoto: (photoId: string | null) => void;
  addRun: (generationId: string) => void;
  removeRun: (generationId: string) => void;
  /** Takes over how an earlier generation was made, with its photo and without its seed. */
  reuse: (generation: Generation) => void;
};

const RUNS_KEPT = 12;

/** What the gateway does where nothing is said. */
export const USUAL_SHADOW: ShadowDraft = { mode: "contact", direction: 225, softness: 0.5, length: 0.6, spread: 0.5 };

const fresh: DraftSettings = {
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

/** What is being prepared in the studio; survives reloads and a sign-in in between. */
export const useDraft = create<Draft>()(
  persist(
    (set) => ({
      ...fresh,
      photoId: null,
      runs: [],
      change: (part) => set(part),
      takePhoto: (photoId) => set({ photoId, spot: null }),
      addRun: (id) => set((draft) => ({ runs: [id, ...draft.runs.filter((run) => run !== id)].slice(0, RUNS_KEPT) })),
      removeRun: (id) => set((draft) => ({ runs: draft.runs.filter((run) => run !== id) })),
      reuse: (generation) => set({ photoId: generation.labels.photoId, ...settingsOf(generation) }),
    }),
    { name: "backdrop.draft", version: 1, storage: createJSONStorage(() => sessionStorage) },
  ),
);

/** How a generation was made, as far as a draft can say it; without its seed, so that painting again gives something new. */
export function settingsOf({ settings, labels }: Generation): DraftSettings {
  return {
    scene: labels.scene,
    styleId: labels.styleId || null,
    count: settings.count,
    size: settings.size,
    spot: spotOf(settings.placement),
    placing: placingOf(settings.placement),
    background: backgroundOf(settings),
    shadow: {
      mode: settings.shadow.mode,
      direction: settings.shadow.direction ?? USUAL_SHADOW.direction,
      softness: settings.shadow.softness ?? USUAL_SHADOW.softness,
      length: settings.shadow.length ?? USUAL_SHADOW.length,
      spread: settings.shadow.spread ?? USUAL_SHADOW.spread,
    },
    lightMatching: settings.lightMatching,
    // What is in the settings came from the style as well; it would be added a second time.
    negative: "",
    steps: settings.steps,
    guidanceScale: settings.guidanceScale,
    shadowStrength: settings.shadowStrength,
    seed: null,
    format: settings.format,
    quality: settings.quality,
    maxBytes: settings.maxBytes,
    transparent: settings.transparent,
    presetId: settings.presetId,
    promptSyntax: settings.promptSyntax,
  };
}

/** The request that the draft stands for. */
export function requestOf(photoId: string, draft: DraftSettings, language: string): GenerationRequest {
  const scene = draft.scene.trim();
  const negative = draft.negative.trim();
  return {
    photoId,
    count: draft.count,
    size: draft.size,
    placement: draft.spot ? { mode: "explicit", ...draft.spot } : draft.placing,
    format: draft.format,
    ...(draft.quality === null ? {} : { quality: draft.quality }),
    ...(draft.maxBytes === null ? {} : { maxBytes: draft.maxBytes }),
    ...(draft.transparent ? { transparent: true } : {}),
    ...(draft.presetId === null ? {} : { presetId: draft.presetId }),
    ...(scene ? { scene, language: languageOf(scene, language) } : {}),
    ...(draft.styleId ? { styleId: draft.styleId } : {}),
    ...(negative ? { negative } : {}),
    ...(draft.steps === null ? {} : { steps: draft.steps }),
    ...(draft.guidanceScale === null ? {} : { guidanceScale: draft.guidanceScale }),
    ...(draft.shadowStrength === null ? {} : { shadowStrength: draft.shadowStrength }),
    ...(draft.seed === null ? {} : { seed: draft.seed }),
    ...(sameShadow(draft.shadow, USUAL_SHADOW) ? {} : { shadow: draft.shadow }),
    ...(draft.lightMatching === "none" ? {} : { lightMatching: draft.lightMatching }),
    ...backgroundFields(draft.background),
    ...(draft.promptSyntax === "literal" ? {} : { promptSyntax: draft.promptSyntax }),
  };
}

function sameShadow(one: ShadowDraft, other: ShadowDraft): boolean {
  return (Object.keys(one) as (keyof ShadowDraft)[]).every((key) => one[key] === other[key]);
}

function backgroundFields(background: PlainBackground | null): Partial<GenerationRequest> {
  if (background === null) {
    return {};
  }
  if (background.kind === "white") {
    return { background: "white" };
  }
  const { kind, ...backgroundColors } = background;
  return { background: kind, backgroundColors };
}

function backgroundOf({ background, backgroundColors: colors }: Generation["settings"]): PlainBackground | null {
  if (background === "white") {
    return { kind: "white" };
  }
  if (background === "color" && colors) {
    return { kind: "color", color: colors.color };
  }
  if (background === "gradient" && colors) {
    return {
      kind: "gradient",
      color: colors.color,
      secondColor: colors.secondColor ?? colors.color,
      shape: colors.shape ?? "linear",
      angle: colors.angle ?? 180,
    };
  }
  return null;
}

/** A scene with Cyrillic letters is Russian, one with Latin letters English, whatever the interface speaks. */
function languageOf(scene: string, language: string): string {
  if (/[а-яё]/i.test(scene)) {
    return "ru";
  }
  return /[a-z]/i.test(scene) ? "en" : language;
}
