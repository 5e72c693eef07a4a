import { useQuery } from "@tanstack/react-query";
import type { Style } from "@/api/model";
import { stylesQuery } from "@/api/queries";
import { useDraft } from "./draft";

/** The settings that the chosen style brings along, where it has any. */
export function useSuggested(): Style["suggested"] | undefined {
  const { data: styles } = useQuery(stylesQuery);
  const styleId = useDraft((draft) => draft.styleId);
  return styles?.find((style) => style.styleId === styleId)?.suggested;
}
