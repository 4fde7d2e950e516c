import type { ProblemDetails } from "@/lib/api/resources/common";

/** The panel refused a request. Its sentences are in the reader's language already. */
export class PanelFault extends Error {
  constructor(
    readonly status: number,
    readonly problem: Pick<ProblemDetails, "code" | "detail" | "problems">,
  ) {
    super(problem.code);
    this.name = "PanelFault";
  }
}

/** The panel could not be asked. */
export class PanelUnreachable extends Error {
  constructor(
    readonly url: string,
    readonly reason: string,
  ) {
    super(reason);
    this.name = "PanelUnreachable";
  }
}
