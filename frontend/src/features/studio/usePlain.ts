import { useQuery } from "@tanstack/react-query";
import { stylesQuery } from "@/api/queries";
import { useDraft } from "./draft";

/**
 * Whether the next picture needs no painting: by a plain background, a cut-out, or a style that is one. All pictures of such a run
 * would be the same, so one is enough.
 */
export function usePlain(): boolean {
  const { data: styles } = useQuery(stylesQuery);
  const styleId = useDraft((draft) => draft.styleId);
  const chosen = useDraft((draft) => draft.background !== null || draft.transparent);
  return chosen || styles?.find((style) => style.styleId === styleId)?.background === "white";
}
