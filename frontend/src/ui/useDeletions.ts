import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "@/api/client";
import { useNotify } from "@/ui/useNotify";

const GRACE = 8000;

/** Records vanish at once and are deleted when the time for undoing is over, or when the page is left. */
export function useDeletions() {
  const client = useQueryClient();
  const notify = useNotify();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const pending = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  const show = useCallback((recordId: string) => {
    setHidden((known) => new Set([...known].filter((other) => other !== recordId)));
  }, []);
  const commit = useCallback(
    async (recordId: string) => {
      clearTimeout(pending.current.get(recordId));
      pending.current.delete(recordId);
      try {
        await call("DELETE", `/api/records/${encodeURIComponent(recordId)}`, { keepalive: true });
        await client.invalidateQueries({ queryKey: ["records"] });
      } catch (error) {
        show(recordId);
        notify.problem(error);
      }
    },
    [client, notify, show],
  );
  useEffect(() => {
    const all = pending.current;
    const flush = () => {
      for (const recordId of all.keys()) {
        commit(recordId);
      }
    };
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [commit]);

  return {
    hidden,
    remove: (recordId: string) => {
      setHidden((known) => new Set([...known, recordId]));
      pending.current.set(
        recordId,
        setTimeout(() => commit(recordId), GRACE),
      );
    },
    undo: (recordId: string) => {
      clearTimeout(pending.current.get(recordId));
      pending.current.delete(recordId);
      show(recordId);
    },
  };
}
