import { readFile } from "node:fs/promises";
import { control, insideHost } from "./control";
import { type LabRecord, runFiles } from "./run-files";

/** A host that is only busy answers well before. */
const patienceMs = 30_000;

/** Null where the lab's kernel and every host still do what they are told; else who does not, and the lab's last words. */
export async function labTrouble(record: LabRecord): Promise<string | null> {
  for (const host of ["lab", ...record.hosts] as const) {
    const { code, stderr } = await control(record, insideHost(host, ["true"]), { timeoutMs: patienceMs });
    if (code !== 0)
      return `${host} does not answer: code ${code} ${stderr}\n${await lastWords(record.runDir)}`.trimEnd();
  }
  return null;
}

/** What its supervisor and its kernel said last. */
export async function lastWords(runDir: string): Promise<string> {
  const { log, console } = runFiles(runDir);
  const texts = await Promise.all([log, console].map((file) => readFile(file, "utf8").catch(() => "")));
  return texts.map((text) => text.trimEnd().split("\n").slice(-15).join("\n")).join("\n");
}
