/** What the caller of a command may rely on. An unexpected failure of ours ends with 1, too, and a stack on stderr. */
export const exitCodes = {
  /** Reached and read back, or so already. */
  done: 0,
  /** The input has errors, which were printed; or the panel could not be asked. */
  inputFaulty: 1,
  /** The command was called wrongly, a file could not be read, or there is nothing of that name. */
  usage: 2,
  /** Connections are left; it stays out of service. */
  timedOut: 3,
  /** A guard refused it. */
  guard: 4,
  /** Something else is in the way: an older view of things, a lock, a hold. Try again later. */
  conflict: 5,
  /** No token, one that is not valid any more, or one that may not do this. */
  forbidden: 6,
  /** Done in part: which, was printed. */
  partial: 7,
  /** Not done; everything is as it was. */
  failed: 8,
  /** It is not known what became of it: look again with `op wait`. */
  unknown: 9,
  /** `diff`: there are differences. */
  differs: 10,
  /** The command was interrupted; what it asked for goes on. 128 + SIGINT, 128 + SIGTERM. */
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
