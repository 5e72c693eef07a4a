import classes from "./SignInPage.module.css";

/** A product on a paper backdrop whose colour changes while the product stays as it is. */
export function Sweep() {
  return (
    <div className={classes.sweep} aria-hidden="true">
      <div className={classes.floor} />
      <svg className={classes.bottle} viewBox="0 0 120 420" role="presentation">
        <defs>
          <linearGradient id="glass" x1="0" x2="1" y1="0" y2="0">
            <stop offset="0" stopColor="#17332b" />
            <stop offset=".22" stopColor="#2c6b57" />
            <stop offset=".3" stopColor="#8fd0b5" />
            <stop offset=".38" stopColor="#2a6854" />
            <stop offset=".75" stopColor="#173a30" />
            <stop offset="1" stopColor="#0c1f19" />
          </linearGradient>
          <linearGradient id="label" x1="0" x2="1" y1="0" y2="0">
            <stop offset="0" stopColor="#cfc5b2" />
            <stop offset=".32" stopColor="#f7f0e2" />
            <stop offset="1" stopColor="#8d8472" />
          </linearGradient>
          <linearGradient id="cork" x1="0" x2="1" y1="0" y2="0">
            <stop offset="0" stopColor="#a5712f" />
            <stop offset=".35" stopColor="#e0a85e" />
            <stop offset="1" stopColor="#6d4717" />
          </linearGradient>
        </defs>
        <rect x="43" y="4" width="34" height="34" rx="5" fill="url(#cork)" />
        <path
          d="M45 38h30v62c0 22 35 42 35 84v214c0 12-8 18-18 18H28c-10 0-18-6-18-18V184c0-42 35-62 35-84Z"
          fill="url(#glass)"
        />
        <path d="M10 226h100v120H10Z" fill="url(#label)" />
        <circle cx="60" cy="286" r="26" fill="none" stroke="#1f5445" strokeWidth="3" />
        <path d="M48 274v12c0 7 5 12 12 12h14" fill="none" stroke="#1f5445" strokeWidth="4" strokeLinecap="round" />
      </svg>
    </div>
  );
}
