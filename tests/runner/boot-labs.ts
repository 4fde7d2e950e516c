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

export async function takeDown(booted: BootedLab): Promise<void> {
  if (booted.kind === "up") await booted.lab.down();
}

/** So many labs, one at least, each up once those before it are. */
export function bootOneByOne(count: number, env: NodeJS.ProcessEnv): [Promise<BootedLab>, ...Promise<BootedLab>[]] {
  const labs: [Promise<BootedLab>, ...Promise<BootedLab>[]] = [bootOne(0, env)];
  for (let index = 1; index < count; index++) {
    const before = labs.at(-1) ?? Promise.resolve();
    labs.push(before.then(() => bootOne(index, env)));
  }
  return labs;
}

/** The lab with this number, counted from 0. */
export function bootOne(index: number, env: NodeJS.ProcessEnv): Promise<BootedLab> {
  return bootLab(index, env).catch((error: unknown) => ({
    kind: "failed",
    note: error instanceof Error ? error.message : `${error}`,
  }));
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
