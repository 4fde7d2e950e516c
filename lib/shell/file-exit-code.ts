/** How the scripts of `writeFileScript` and `removeFileScript` end when they leave the file as it was (sysexits.h). */
export const fileExitCode = {
  /** EX_DATAERR: the file on the host is not the one the script was made for. */
  changed: 65,
  /** EX_IOERR: disk full, read-only file system, wrong checksum. */
  failed: 74,
} as const;
