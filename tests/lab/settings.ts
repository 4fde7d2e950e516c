import path from "node:path";
import { type LabHost, type LabHostName, labHost, labHosts } from "./lab-hosts";

/** systemd: each host boots a real systemd. plain: sshd and the enabled SysV scripts only, which is twice as fast. */
export type LabFlavour = "systemd" | "plain";

export type LabOptions = {
  readonly flavour?: LabFlavour;
  /** Only these hosts. Default: all of them, or LAB_HOSTS. */
  readonly hosts?: readonly LabHostName[];
  /** First three octets of the loopback addresses that the hosts answer on. Default: 127.77.0, or LAB_LOOP. */
  readonly loop?: string;
  /** Default: LAB_RUN, else a folder named for `loop`. */
  readonly runDir?: string;
  /** The CPU the lab is pinned to, counted from 0. Default: LAB_CPU, else the last one. */
  readonly cpu?: number;
};

export type LabSettings = {
  readonly flavour: LabFlavour;
  readonly hosts: readonly LabHost[];
  readonly loop: string;
  /** Candidates for the SSH port of every host on its loopback address; the first that is free is taken. */
  readonly ports: readonly number[];
  /** Of the running lab; gone after `down`. */
  readonly runDir: string;
  /** Kept between runs: the image and the hosts' keys. */
  readonly cacheDir: string;
  /** Memory of the lab's one kernel; a sparse file, so that only what is used counts. */
  readonly memory: string;
  /** Number of the CPU the lab is pinned to, or "any". Empty: the last one. */
  readonly cpu: string;
  readonly bootTimeoutMs: number;
};

/** Explicit options win over LAB_* variables, and those over the defaults. */
export function labSettings(options: LabOptions = {}, env: NodeJS.ProcessEnv = process.env): LabSettings {
  const uid = process.getuid?.() ?? 0;
  const loop = options.loop ?? env.LAB_LOOP ?? "127.77.0";
  if (!/^127(\.\d{1,3}){2}$/.test(loop)) throw new Error(`LAB_LOOP must be three octets such as 127.77.0, not ${loop}`);
  return {
    flavour: options.flavour ?? "systemd",
    hosts: chosenHosts(options.hosts ?? env.LAB_HOSTS?.split(/[\s,]+/).filter((name) => name !== "") ?? []),
    loop,
    ports: env.LAB_PORT !== undefined ? [Number(env.LAB_PORT)] : uid === 0 ? [22, 2222] : [2222],
    runDir: path.resolve(options.runDir ?? env.LAB_RUN ?? defaultRunDir(uid, loop)),
    cacheDir: path.resolve(env.LAB_CACHE ?? `/var/tmp/signalbox-lab-${uid}`),
    memory: env.LAB_MEM ?? "1024M",
    cpu: options.cpu?.toString() ?? env.LAB_CPU ?? "",
    bootTimeoutMs: Number(env.LAB_TIMEOUT ?? 120) * 1000,
  };
}

function defaultRunDir(uid: number, loop: string): string {
  return uid === 0 ? `/run/signalbox-lab-${loop}` : `/tmp/signalbox-lab-${uid}-${loop}`;
}

function chosenHosts(names: readonly string[]): readonly LabHost[] {
  return names.length === 0 ? labHosts : [...new Set(names)].map((name) => labHost(name));
}
