import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, copyFile, cp, mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { writeFirstLayer } from "./first-layer";
import { freePort } from "./free-port";
import { ensureImage } from "./image";
import { adminKey, controlKey, ensureKeys, hostKey, hostKeyTypes } from "./keys";
import { controlHost } from "./lab-hosts";
import type { MachineOptions } from "./machine-options";
import { type LabRecord, runFiles, runningLab } from "./run-files";
import type { LabSettings } from "./settings";
import { stopSupervisor } from "./stop-supervisor";
import { lastWords } from "./trouble";
import { ensureWholeRegisters } from "./whole-registers";

const projectDir = path.join(import.meta.dirname, "../..");

/** Boots a lab and resolves when every host's sshd answers. With `lifeline` the lab ends when this process does. */
export async function startSupervisor(
  settings: LabSettings,
  { lifeline, say }: { lifeline: boolean; say: (line: string) => void },
): Promise<LabRecord> {
  if (runningLab(settings.runDir) !== null) throw new Error(`a lab is already up in ${settings.runDir}`);
  await mkdir(settings.cacheDir, { recursive: true, mode: 0o700 });
  const image = await ensureImage(settings.cacheDir, say);
  const preload = await ensureWholeRegisters(settings.cacheDir);
  const port = await freePort(`${settings.loop}.${controlHost.octet}`, settings.ports);
  if (port === null)
    throw new Error(`${settings.loop}.1 port ${settings.ports.join(", ")} is in use: choose a LAB_LOOP`);
  await prepareRunDir(settings, port);
  const record = await spawnSupervisor(settings, { port, image, preload }, lifeline);
  try {
    await untilReady(settings);
  } catch (error) {
    const logs = await lastWords(settings.runDir);
    await stopSupervisor(record);
    throw new Error(`the lab did not come up: ${error instanceof Error ? error.message : error}\n${logs}`);
  }
  return record;
}

async function prepareRunDir(settings: LabSettings, port: number): Promise<void> {
  const { runDir, cacheDir, hosts } = settings;
  const files = runFiles(runDir);
  const names = hosts.map(({ name }) => name);
  await ensureKeys(cacheDir, names);
  await rm(runDir, { recursive: true, force: true });
  await mkdir(files.guest, { recursive: true });
  await chmod(runDir, 0o700);
  await cp(path.join(import.meta.dirname, "guest"), path.join(files.guest, "scripts"), { recursive: true });
  await copyFile(controlKey(cacheDir), path.join(files.guest, "control_key"));
  await copyFile(`${adminKey(cacheDir)}.pub`, path.join(files.guest, "admin.pub"));
  await writeFile(files.knownHosts, await knownHosts(settings, port));
  for (const host of hosts) await writeFirstLayer(host, hosts, path.join(files.guest, "h", host.name), cacheDir);
}

async function knownHosts({ cacheDir, hosts, loop }: LabSettings, port: number): Promise<string> {
  const keys = [
    { octet: controlHost.octet, file: controlKey(cacheDir) },
    ...hosts.flatMap(({ name, octet }) => hostKeyTypes.map((type) => ({ octet, file: hostKey(cacheDir, name, type) }))),
  ];
  const lines = keys.map(async ({ octet, file }) => {
    const [type, blob] = (await readFile(`${file}.pub`, "utf8")).split(" ");
    return `${port === 22 ? `${loop}.${octet}` : `[${loop}.${octet}]:${port}`} ${type} ${blob}\n`;
  });
  return (await Promise.all(lines)).join("");
}

async function spawnSupervisor(
  settings: LabSettings,
  found: Pick<MachineOptions, "port" | "image" | "preload">,
  lifeline: boolean,
): Promise<LabRecord> {
  const { flavour, loop, runDir, cacheDir, memory, cpu } = settings;
  const hosts = settings.hosts.map(({ name }) => name);
  const options: MachineOptions = { flavour, hosts, loop, runDir, memory, cpu, ...found };
  const log = await open(runFiles(runDir).log, "a");
  const args = ["--import", "tsx", path.join(import.meta.dirname, "supervisor.ts"), JSON.stringify(options)];
  const supervisor = spawn(process.execPath, lifeline ? [...args, "--lifeline"] : args, {
    cwd: projectDir,
    detached: true,
    stdio: [lifeline ? "pipe" : "ignore", log.fd, log.fd],
  });
  await log.close();
  supervisor.unref();
  if (supervisor.pid === undefined) throw new Error("the lab's supervisor could not be started");
  const record: LabRecord = { flavour, hosts, loop, port: found.port, runDir, cacheDir, pid: supervisor.pid };
  await writeFile(runFiles(runDir).record, JSON.stringify(record));
  return record;
}

async function untilReady({ runDir, bootTimeoutMs }: LabSettings): Promise<void> {
  const deadline = Date.now() + bootTimeoutMs;
  while (!existsSync(runFiles(runDir).ready)) {
    if (runningLab(runDir) === null) throw new Error("its kernel did not stay up");
    if (Date.now() > deadline) throw new Error(`not every host's SSH answered within ${bootTimeoutMs / 1000} s`);
    await delay(100);
  }
}
