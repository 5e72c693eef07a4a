/** One-line drawings on a 24 x 24 grid, made for this app. */
const PATHS = {
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19",
  heart: "M12 20S4 15 4 9.2A4.2 4.2 0 0 1 12 7a4.2 4.2 0 0 1 8 2.2C20 15 12 20 12 20Z",
  download: "M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14",
  trash: "M4 7h16M9 7V4.5h6V7M6.5 7l1 13h9l1-13",
  close: "M6 6l12 12M18 6 6 18",
  undo: "M9 8H15a5 5 0 0 1 0 10H8M9 8l3.5-3.5M9 8l3.5 3.5",
  redo: "M15 8H9a5 5 0 0 0 0 10h7M15 8l-3.5-3.5M15 8l-3.5 3.5",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  brush: "M14.5 4.5 20 10 11 19H5v-6l9.5-8.5ZM12.5 6.5l5.5 5.5",
  photo: "M4 5h16v14H4ZM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01",
  check: "M5 12.5 10 17.5 19.5 7",
  left: "M15 5l-7 7 7 7",
  right: "M9 5l7 7-7 7",
  again: "M19 12a7 7 0 1 1-2-4.9M19 4v4h-4",
  compare: "M12 3v18M4 6h5v12H4M15 6h5v12h-5",
  spark: "M12 4l1.8 5.2L19 11l-5.2 1.8L12 18l-1.8-5.2L5 11l5.2-1.8ZM19 17v4M17 19h4",
  shield: "M12 3.5 19 6v5.5c0 4.3-2.9 7.3-7 9-4.1-1.7-7-4.7-7-9V6ZM9 12l2.2 2.2L15.2 10",
  warning: "M12 4 21 20H3ZM12 10v4.5M12 17.2v.1",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18, filled = false }: { name: IconName; size?: number; filled?: boolean }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
