/** What commands take that end in an apply. */
export type ApplyOptions = {
  readonly reason?: string;
  /** Seconds; the panel counts in whole minutes. */
  readonly confirmWithin?: number;
  /** Goes on waiting until somebody has confirmed. */
  readonly wait?: true;
  /** Names of guards. */
  readonly override?: readonly string[];
  readonly output?: "json";
};

/** As POST /plans/{id}/apply takes them. */
export function applyRequest({ reason = "", confirmWithin, override }: ApplyOptions): object {
  return {
    reason,
    ...(confirmWithin !== undefined && { confirmWithinMin: Math.ceil(confirmWithin / 60) }),
    ...(override !== undefined && { override: { guards: override, reason } }),
  };
}
