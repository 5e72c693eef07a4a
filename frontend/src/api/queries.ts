import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "./client";
import type {
  ApiKeyList,
  Capabilities,
  ExportCheck,
  Generation,
  GenerationPage,
  GenerationReply,
  ImageReference,
  LibraryPage,
  LibraryRecord,
  MarketPresets,
  Photo,
  PhotoReply,
  StyleList,
} from "./model";

const id = encodeURIComponent;

export const capabilitiesQuery = queryOptions({
  queryKey: ["capabilities"],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => call<Capabilities>("GET", "/api/capabilities", { signal }),
});

export const stylesQuery = queryOptions({
  queryKey: ["styles"],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }) => (await call<StyleList>("GET", "/api/styles", { signal })).items,
});

export const presetsQuery = queryOptions({
  queryKey: ["presets"],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }) => (await call<MarketPresets>("GET", "/api/presets", { signal })).presets,
});

/** How these pictures would pass a marketplace's rules; measured anew for every other choice. */
export function exportCheckQuery(presetId: string, images: readonly ImageReference[]) {
  return queryOptions({
    queryKey: ["exports", presetId, images],
    enabled: presetId !== "" && images.length > 0,
    queryFn: ({ signal }) => call<ExportCheck>("POST", "/api/exports/checks", { json: { presetId, images }, signal }),
  });
}

export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: async ({ signal }) => (await call<ApiKeyList>("GET", "/api/keys", { signal })).items,
});

/** What is still being painted for this account, also when it was started elsewhere. */
export const activeGenerationsQuery = queryOptions({
  queryKey: ["generations", "active"],
  queryFn: async ({ signal }) =>
    (await call<GenerationPage>("GET", "/api/generations?active=true&limit=20", { signal })).items,
});

export async function getPhoto(photoId: string): Promise<Photo> {
  return (await call<PhotoReply>("GET", `/api/photos/${id(photoId)}`)).photo;
}

export async function getGeneration(generationId: string): Promise<Generation> {
  return (await call<GenerationReply>("GET", `/api/generations/${id(generationId)}`)).generation;
}

export async function getRecord(recordId: string): Promise<LibraryRecord> {
  return await call<LibraryRecord>("GET", `/api/records/${id(recordId)}`);
}

export function recordsQuery(favourites: boolean) {
  return infiniteQueryOptions({
    queryKey: ["records", { favourites }],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ limit: "24" });
      if (favourites) {
        search.set("favourites", "true");
      }
      if (pageParam) {
        search.set("cursor", pageParam);
      }
      return call<LibraryPage>("GET", `/api/records?${search}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}
