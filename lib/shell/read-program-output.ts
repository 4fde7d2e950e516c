import { frame } from "./frame";
import type { Program, ProgramStep, StepResult } from "./model";

export type ProgramOutput =
  /** More has to come, or what came is not what this program prints: until the channel ends these cannot be told apart. */
  { readonly complete: false } | { readonly complete: true; readonly steps: readonly StepResult[] };

/**
 * Reads what a rendered program printed. `text` holds one character per byte (Latin-1); outputs are decoded as
 * UTF-8, with U+FFFD for anything that is not.
 *
 * Every proper prefix of a program's output is incomplete. A step can print whatever it likes, even the frame of another
 * program: it cannot know the nonce of its own, which nothing but the kept shell has seen. Noise before the first line is
 * skipped (the greeting of a login shell), and noise after the trailer belongs to nobody and is ignored; noise between
 * steps, from a process that one of them left behind, makes the outcome unknown.
 */
export function readProgramOutput(text: string, nonce: string, program: Program): ProgramOutput {
  const reader = new FrameReader(text, text.indexOf(firstLine(nonce, program)));
  const steps: StepResult[] = [];
  let code = 0;
  for (const step of program.steps) {
    const result = code === 0 ? readStep(reader, nonce, step) : notReached(step);
    if (result === null) return { complete: false };
    steps.push(result);
    if (step.mayFail !== true) code ||= result.exitCode ?? 0;
  }
  const complete = reader.takeLine(frame.done(nonce, String(code)));
  return complete ? { complete: true, steps } : { complete: false };
}

function firstLine(nonce: string, program: Program): string {
  const first = program.steps[0];
  return first === undefined ? frame.done(nonce, "0") : frame.begin(nonce, first.id);
}

function notReached(step: ProgramStep): StepResult {
  return { id: step.id, exitCode: null, output: "" };
}

function readStep(reader: FrameReader, nonce: string, step: ProgramStep): StepResult | null {
  if (!reader.takeLine(frame.begin(nonce, step.id))) return null;
  const end = frame.end(nonce, step.id, "");
  const output = reader.takeUntil(`\n${end}`);
  if (output === null || !reader.takeLine("")) return null;
  const exitCode = reader.takeLineWithNumber(end);
  return exitCode === null ? null : { id: step.id, exitCode, output: decode(output) };
}

/** As `$( )` would have it: without NUL bytes, which no text column takes either, and trailing line breaks. */
function decode(bytes: string): string {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === "\n" || bytes[end - 1] === "\0")) end -= 1;
  return decodeUtf8(bytes.slice(0, end).replaceAll("\0", ""));
}

/** Nearly all that programs print is ASCII, and stays as it is: spelling long texts out costs more than reading them. */
function decodeUtf8(bytes: string): string {
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

  /** What stands before the next `stop`, which is not taken. */
  takeUntil(stop: string): string | null {
    const end = this.text.indexOf(stop, this.position);
    if (end < 0) return null;
    const bytes = this.text.slice(this.position, end);
    this.position = end;
    return bytes;
  }
}
