import { queryOptions } from "@tanstack/react-query";
import type { Photo } from "@/api/model";
import { getPhoto } from "@/api/queries";
import { cutOut } from "@/canvas/cutout";

export function photoQuery(photoId: string) {
  return queryOptions({
    queryKey: ["photo", photoId],
    queryFn: () => getPhoto(photoId),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The product cut out for the screen; a new mask is a new cut-out. */
export function cutoutQuery(photo: Photo) {
  return queryOptions({
    queryKey: ["cutout", photo.photoId, photo.mask?.maskId ?? null],
    enabled: photo.mask !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => cutOut(photo.links.photo, maskAddress(photo), photo),
  });
}

/** The mask's address, different for each mask so that no cache answers with the one before. */
export function maskAddress(photo: Photo): string {
  return `${photo.links.mask}?v=${encodeURIComponent(photo.mask?.maskId ?? "")}`;
}

/** Below this the outline is shown with a word of caution. */
export const SURE_ENOUGH = 0.75;
