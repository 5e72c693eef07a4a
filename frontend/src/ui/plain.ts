import type { TFunction } from "i18next";
import type { Generation } from "@/api/model";

type Settings = Generation["settings"];

/** Whether a model painted: otherwise neither prompt, seed nor steps took part, and every picture of a run is the same. */
export function isPainted({ background, transparent }: Pick<Settings, "background" | "transparent">): boolean {
  return background === "painted" && !transparent;
}

/** What stands behind a product where nothing was painted, in words. */
export function plainTitle({ background, transparent }: Settings, t: TFunction): string {
  return transparent || background === "painted" ? t("plain.cutout") : t(`plain.${background}`);
}
