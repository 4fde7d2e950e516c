/** What the caller of a command may rely on. An unexpected failure of ours ends with 1, too, and a stack on stderr. */
export const exitCodes = {
  done: 0,
  /** The input has errors; they were printed. */
  inputFaulty: 1,
  /** The command was called wrongly, or a file could not be read. */
  usage: 2,
} as const;
