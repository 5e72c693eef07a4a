import { useCallback, useEffect, useRef } from "react";

/** Calls back whenever the element with this ref comes near the window. */
export function useSeen(onSeen: () => void): (element: HTMLElement | null) => void {
  const latest = useRef(onSeen);
  useEffect(() => {
    latest.current = onSeen;
  });
  const observer = useRef<IntersectionObserver | null>(null);
  return useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (element) {
      observer.current = new IntersectionObserver(
        (entries) => entries.some((entry) => entry.isIntersecting) && latest.current(),
        { rootMargin: "400px" },
      );
      observer.current.observe(element);
    }
  }, []);
}
