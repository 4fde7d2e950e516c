import { timingSafeEqual } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { BackupFault } from "./backup-fault";
import { backupSeal } from "./backup-seal";
import { firstLine, lastLineStart, type Manifest, manifestSchema, type SavedTable, tableEnd } from "./manifest";

/** What is told to somebody who reads a backup: nothing in it is believed before `walkBackup` has returned once. */
export async function readManifest(file: string): Promise<Manifest> {
  const source = linesOf(file);
  try {
    return await manifestFrom(source, () => undefined);
  } finally {
    await source.return(undefined);
  }
}

/**
 * Walks through a backup once and gives each table's rows to `visit`, which must take all of them. Throws a BackupFault
 * when anything is missing, too much or not as it was written; only its return means that all that was visited is right.
 */
export async function walkBackup(
  file: string,
  masterKey: Uint8Array,
  visit: (table: SavedTable, rows: AsyncIterable<Buffer>) => Promise<void>,
): Promise<Manifest> {
  const seal = backupSeal(masterKey);
  const source = linesOf(file);
  try {
    const manifest = await manifestFrom(source, (line) => void seal.update(line));
    for (const table of manifest.tables) {
      await visit(
        table,
        rowsFrom(source, (line) => void seal.update(line)),
      );
    }
    const last = await nextLine(source);
    if (!equal(last, `${lastLineStart}${seal.digest("hex")}\n`)) throw damaged();
    if (!(await source.next()).done) throw damaged();
    return manifest;
  } finally {
    await source.return(undefined);
  }
}

type Lines = AsyncGenerator<Buffer, void, undefined>;

async function manifestFrom(source: Lines, saw: (line: Buffer) => void): Promise<Manifest> {
  const first = await nextLine(source);
  if (!equal(first, `${firstLine}\n`)) {
    throw new BackupFault("This is not a backup of Signalbox, or one that only a newer Signalbox can read.");
  }
  const line = await nextLine(source);
  saw(first);
  saw(line);
  const manifest = manifestSchema.safeParse(jsonOf(line));
  if (!manifest.success) throw damaged();
  return manifest.data;
}

async function* rowsFrom(source: Lines, saw: (line: Buffer) => void): AsyncGenerator<Buffer> {
  for (;;) {
    const line = await nextLine(source);
    saw(line);
    if (equal(line, `${tableEnd}\n`)) return;
    yield line;
  }
}

async function nextLine(source: Lines): Promise<Buffer> {
  const { value, done } = await source.next();
  if (done === true || value === undefined) {
    throw new BackupFault("The backup is not complete: its end is missing. Use another one.");
  }
  return value;
}

/** Far above the largest plan; keeps a file that was made to burst from filling the memory. */
const longestLineBytes = 256 * 1024 * 1024;

/** Each with its line feed; a last one without is not a line. */
async function* linesOf(file: string): Lines {
  let begun: Buffer[] = [];
  let begunBytes = 0;
  // The one who iterates hears of every error.
  const text = pipeline(createReadStream(file), createGunzip(), () => undefined);
  try {
    for await (const chunk of text) {
      let start = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
        const rest = chunk.subarray(start, end + 1);
        yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
        begun = [];
        begunBytes = 0;
        start = end + 1;
      }
      if (start < chunk.length) begun.push(chunk.subarray(start));
      begunBytes += chunk.length - start;
      if (begunBytes > longestLineBytes) throw damaged();
    }
  } catch (error) {
    throw explained(error);
  }
}

function explained(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? `${error.code}` : "";
  if (code === "Z_BUF_ERROR")
    return new BackupFault("The backup is not complete: its end is missing. Use another one.");
  if (code === "Z_DATA_ERROR")
    return new BackupFault("This is not a backup of Signalbox, or it was damaged. Use another one.");
  return error;
}

function damaged(): BackupFault {
  return new BackupFault("The backup was changed or damaged since it was made. Use another one.");
}

function jsonOf(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString("utf8"));
  } catch {
    return undefined;
  }
}

function equal(line: Buffer, text: string): boolean {
  const wanted = Buffer.from(text);
  return line.length === wanted.length && timingSafeEqual(line, wanted);
}
