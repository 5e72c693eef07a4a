import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "@/api/client";
import type { LibraryPage, LibraryRecord } from "@/api/model";
import { useNotify } from "@/ui/useNotify";

type Change = { recordId: string; favourite: boolean };
type Records = InfiniteData<LibraryPage>;

/** Marks or unmarks at once and puts it back if the server refuses. */
export function useFavourite() {
  const client = useQueryClient();
  const notify = useNotify();
  const apply = ({ recordId, favourite }: Change) =>
    client.setQueriesData<Records>(
      { queryKey: ["records"] },
      (known) =>
        known && {
          ...known,
          pages: known.pages.map((page) => ({
            ...page,
            items: page.items.map((record) => (record.recordId === recordId ? { ...record, favourite } : record)),
          })),
        },
    );
  return useMutation({
    mutationFn: ({ recordId, favourite }: Change) =>
      call<LibraryRecord>("PATCH", `/api/records/${encodeURIComponent(recordId)}`, { json: { favourite } }),
    onMutate: apply,
    onError: (error, change) => {
      apply({ ...change, favourite: !change.favourite });
      notify.problem(error);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["records", { favourites: true }], refetchType: "none" }),
  });
}
