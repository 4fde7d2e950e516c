import { cpus } from "node:os";
import { freeLoop } from "@/tests/lab/free-port";
import { type Lab, startLab } from "@/tests/lab/lab";
import { labSettings } from "@/tests/lab/settings";

type UpLab = {
  readonly kind: "up";
  readonly lab: Pick<Lab, "trouble" | "down">;
  readonly env: NodeJS.ProcessEnv;
};
/** A lab, or why there is none. */
export type BootedLab = UpLab | { readonly kind: "failed"; readonly note: string };

/** One that does not end is a leftover, which the run finds and names by itself. */
export async function takeDown(booted: BootedLab): Promise<void> {
  if (booted.kind === "up") await booted.lab.down().catch((error: unknown) => console.log(`test: ${noteOf(error)}`));
}

/** A net is looked for before it is taken, so labs boot one after another, whoever asks for them. */
let turn: Promise<unknown> = Promise.resolve();

/** The lab with this number, counted from 0, up once those that were asked for before are. */
export function bootOne(index: number, env: NodeJS.ProcessEnv): Promise<BootedLab> {
  const booted = turn
    .then(() => bootLab(index, env))
    .catch((error: unknown): BootedLab => ({ kind: "failed", note: noteOf(error) }));
  turn = booted;
  return booted;
}

function noteOf(error: unknown): string {
  return error instanceof Error ? error.message : `${error}`;
}

/**
 * A lab of this run alone: side by side with one that a person may have up, and on a processor of its own as long as
 * there is one.
 */
async function bootLab(index: number, env: NodeJS.ProcessEnv): Promise<UpLab> {
  const settings = labSettings({ loop: await freeLoop("127.80.0", labSettings().ports) });
  const place = { LAB_LOOP: settings.loop, LAB_RUN: settings.runDir };
  const cpu = (index + cpus().length - 1) % cpus().length;
  const lab = await startLab({ loop: settings.loop, runDir: settings.runDir, cpu });
  return { kind: "up", lab, env: { ...env, ...place } };
}
