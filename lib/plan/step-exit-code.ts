/** Exit codes of a plan's steps that mean something of their own (sysexits.h), besides those of files in lib/shell. */
export const stepExitCode = {
  /** EX_CONFIG: keepalived refuses the new file; the old one is still in place. */
  fileRejected: 78,
} as const;
