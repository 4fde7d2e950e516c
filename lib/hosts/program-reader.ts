import type { Program, StepResult } from "@/lib/shell/model";
import { readProgramOutput } from "@/lib/shell/read-program-output";
import { OutputBuffer } from "./output-buffer";

export type Reading = readonly StepResult[] | "more" | "too-large";

/**
 * Takes the output of one program as it arrives. The whole text is read only when a trailer came in, so that long
 * output costs one reading; a host that prints false trailers to make us read again and again is cut off.
 */
export class ProgramReader {
  readonly #output: OutputBuffer;
  readonly #trailer: string;
  #readings = 0;

  constructor(
    private readonly program: Program,
    private readonly nonce: string,
    maxBytes: number,
  ) {
    this.#output = new OutputBuffer(maxBytes);
    this.#trailer = `@${nonce} done `;
  }

  take(chunk: Buffer): Reading {
    const searchFrom = Math.max(0, this.#output.length - longestTrailer(this.#trailer));
    if (!this.#output.append(chunk)) return "too-large";
    if (!this.#output.latin1(searchFrom).includes(this.#trailer)) return "more";
    const read = readProgramOutput(this.#output.latin1(), this.nonce, this.program);
    if (read.complete) return read.steps;
    this.#readings += 1;
    return this.#readings < maxReadings ? "more" : "too-large";
  }
}

/** A trailer cut in two is read twice, or once a byte on a slow line; an honest host has no others. */
const maxReadings = 64;

/** The trailer's line ends with a status, a total and a line break: so far back a new chunk may complete it. */
function longestTrailer(start: string): number {
  return start.length + 24;
}
