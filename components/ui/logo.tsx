/** A station on a line: the mark of the site, in the line's colour of the page it stands on. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M1 12h22" stroke="var(--l, var(--rabbitmq))" strokeWidth="4" strokeLinecap="round" />
      <circle cx="12" cy="12" r="6.5" fill="var(--card)" stroke="var(--ink)" strokeWidth="3.5" />
    </svg>
  );
}
