import { frame } from "./frame";
import type { Program, ProgramStep, StepResult } from "./model";

export type ProgramOutput =
  /** More has to come, or what came is not what this program prints: until the channel ends these cannot be told apart. */
  { readonly complete: false } | { readonly complete: true; readonly steps: readonly StepResult[] };

/**
 * Reads what a rendered program printed. `text` holds one character per byte (Latin-1), because lengths are counted in
 * bytes; outputs are decoded as UTF-8, with U+FFFD for anything that is not.
 *
 * Every proper prefix of a program's output is incomplete. Outputs are taken by length and never searched, so that a
 * step can print whatever it likes, even a line of the frame. Noise before the first line is skipped (the greeting of a
 * login shell); noise after the trailer belongs to nobody and is ignored.
 */
export function readProgramOutput(text: string, nonce: string, program: Program): ProgramOutput {
  const reader = new FrameReader(text, text.indexOf(firstLine(nonce, program)));
  const steps: StepResult[] = [];
  let total = 0;
  let code = 0;
  for (const step of program.steps) {
    const read = code === 0 ? readStep(reader, nonce, step) : notReached(step);
    if (read === null) return { complete: false };
    steps.push(read.result);
    total += read.bytes;
    if (step.mayFail !== true) code ||= read.result.exitCode ?? 0;
  }
  const complete = reader.takeLine(frame.done(nonce, String(code), String(total)));
  return complete ? { complete: true, steps } : { complete: false };
}

type ReadStep = { readonly result: StepResult; readonly bytes: number };

function firstLine(nonce: string, program: Program): string {
  const first = program.steps[0];
  return first === undefined ? frame.done(nonce, "0", "0") : frame.begin(nonce, first.id);
}

function notReached(step: ProgramStep): ReadStep {
  return { result: { id: step.id, exitCode: null, output: "" }, bytes: 0 };
}

function readStep(reader: FrameReader, nonce: string, step: ProgramStep): ReadStep | null {
  if (!reader.takeLine(frame.begin(nonce, step.id))) return null;
  const bytes = reader.takeLineWithNumber(frame.output(nonce, step.id, ""));
  if (bytes === null) return null;
  const output = reader.takeBytes(bytes);
  if (output === null || !reader.takeLine("")) return null;
  const exitCode = reader.takeLineWithNumber(frame.end(nonce, step.id, ""));
  return exitCode === null ? null : { result: { id: step.id, exitCode, output: decode(output) }, bytes };
}

/** Nearly all that programs print is ASCII, and stays as it is: spelling long texts out costs more than reading them. */
function decode(bytes: string): string {
  if (!/[\u0080-\u00ff]/.test(bytes)) return bytes;
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    Uint8Array.from(bytes, (character) => character.charCodeAt(0)),
  );
}

/** Takes expected pieces off the front of a text; a start of -1 means that there is nothing to take. */
class FrameReader {
  constructor(
    private readonly text: string,
    private position: number,
  ) {}

  takeLine(line: string): boolean {
    if (this.position < 0 || !this.text.startsWith(`${line}\n`, this.position)) return false;
    this.position += line.length + 1;
    return true;
  }

  /** A line of `prefix` and a decimal number; the number. */
  takeLineWithNumber(prefix: string): number | null {
    const end = this.text.indexOf("\n", this.position);
    if (end < 0 || !this.text.startsWith(prefix, this.position)) return null;
    const digits = this.text.slice(this.position + prefix.length, end);
    if (!/^\d{1,15}$/.test(digits)) return null;
    this.position = end + 1;
    return Number(digits);
  }

  takeBytes(count: number): string | null {
    const end = this.position + count;
    if (end > this.text.length) return null;
    const bytes = this.text.slice(this.position, end);
    this.position = end;
    return bytes;
  }
}
