import type { LibraryRecord } from "@/api/model";

/** One finished picture of the library. */
export type Picked = { recordId: string; index: number; thumbnail: string };

/** Every finished picture of these records, in their order. */
export function picturesOf(records: readonly LibraryRecord[]): Picked[] {
  return records.flatMap((record) =>
    record.generation.images
      .filter((image) => image.state === "succeeded")
      .map((image) => ({
        recordId: record.recordId,
        index: image.index,
        thumbnail: image.links.thumbnail ?? image.links.image,
      })),
  );
}

export function keyOf(picture: { recordId: string; index: number }): string {
  return `${picture.recordId}/${picture.index}`;
}
