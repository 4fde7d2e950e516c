import path from "node:path";
import { createdTokenSchema } from "@/lib/api/resources/token";
import type { PanelApi } from "@/tests/support/panel/panel-api";
import { mustRun } from "@/tests/support/run-command";

const project = path.resolve(import.meta.dirname, "../..");

/** `signalbox drain TARGET --wait` of what has no connections, as the file that pipelines have; milliseconds of each round. */
export async function measureDrain(api: PanelApi, target: string, rounds: number, folder: string): Promise<number[]> {
  const { token } = await api.post("/tokens", { name: "bench", verbs: ["drain", "restore"] }, createdTokenSchema);
  const program = path.join(folder, "signalbox.mjs");
  await mustRun(process.execPath, ["--import", "tsx", "bin/build-cli.ts", program], { cwd: project, env: process.env });
  const env = { ...process.env, SIGNALBOX_URL: api.origin, SIGNALBOX_TOKEN: token, LC_ALL: "C.UTF-8" };
  const samples: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    await mustRun(process.execPath, [program, "drain", target, "--wait", "--timeout", "1m"], { env });
    samples.push(performance.now() - startedAt);
    await mustRun(process.execPath, [program, "restore", target], { env });
  }
  return samples;
}
