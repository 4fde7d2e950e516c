/** The product's mark: one line that divides into three. */
export function BrandMark({ className = "size-6" }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className={className}>
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <g className="stroke-accent-foreground" strokeWidth="2.6" strokeLinecap="round" fill="none">
        <path d="M16 6.5v15" />
        <path d="M16 11.5C16 18 8 15.5 8 21.5" />
        <path d="M16 11.5C16 18 24 15.5 24 21.5" />
      </g>
      <g className="fill-accent-foreground">
        <circle cx="8" cy="24" r="2.6" />
        <circle cx="16" cy="24" r="2.6" />
        <circle cx="24" cy="24" r="2.6" />
      </g>
    </svg>
  );
}
