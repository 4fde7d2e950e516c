import type { ProblemDetails } from "@/lib/api/resources/common";

/** The panel answered, and the answer is a problem. `problem.detail` is a sentence in the reader's language. */
export class ApiError extends Error {
  constructor(readonly problem: ProblemDetails) {
    super(problem.code);
    this.name = "ApiError";
  }
}

/**
 * No usable answer came: the network, the panel or something in between failed. Whether a change was carried out is
 * then not known, so that callers must not repeat it without an idempotency key.
 */
export class NoAnswerError extends Error {
  constructor(options: { cause: unknown }) {
    super("no answer", options);
    this.name = "NoAnswerError";
  }
}
