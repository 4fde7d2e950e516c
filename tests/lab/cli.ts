/** `npm run lab -- …`: the lab for people. See docs/guide/lab.md. */
import { spawnSync } from "node:child_process";
import { control, controlArguments, insideHost, quoteWord } from "./control";
import { adminKey } from "./keys";
import { labHost } from "./lab-hosts";
import { type LabRecord, runFiles, runningLab } from "./run-files";
import { type LabFlavour, labSettings } from "./settings";
import { startSupervisor } from "./start-supervisor";
import { stopSupervisor } from "./stop-supervisor";

const usage = `usage: npm run lab -- COMMAND
  up [--systemd|--plain]        start the lab (systemd on every host unless --plain)
  down                          stop it; nothing stays but the cached image and keys
  status                        its hosts and where they answer
  exec HOST COMMAND…            a command as root inside a host (HOST = lab: the lab's own kernel)
  power HOST cut|reset|on       like the plug of a real machine
Variables: LAB_HOSTS="director1 rs1" LAB_LOOP=127.78.0 LAB_RUN LAB_PORT LAB_MEM LAB_CPU LAB_CACHE LAB_TIMEOUT`;

const [command, ...words] = process.argv.slice(2);
try {
  process.exitCode = await run(command, words);
} catch (error) {
  console.error(`lab: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function run(name: string | undefined, args: readonly string[]): Promise<number> {
  switch (name) {
    case "up":
      return up(flavourOf(args));
    case "down":
      return down();
    case "status":
      return status();
    case "exec":
      return exec(args);
    case "power":
      return power(args);
    default:
      console.error(usage);
      return 2;
  }
}

async function up(flavour: LabFlavour): Promise<number> {
  const startedAt = Date.now();
  const say = (line: string) => console.log(`lab: ${line}`);
  const record = await startSupervisor(labSettings({ flavour }), { lifeline: false, say });
  say(`up (${flavour}) in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  printHosts(record);
  return 0;
}

async function down(): Promise<number> {
  const { runDir } = labSettings();
  const record = runningLab(runDir);
  await stopSupervisor(record ?? { runDir, pid: 0 });
  return 0;
}

function status(): number {
  printHosts(running());
  return 0;
}

function exec([host, ...argv]: readonly string[]): number {
  if (host === undefined || argv.length === 0) throw new Error("exec HOST COMMAND…");
  const lab = running();
  const inside = insideHost(host === "lab" ? "lab" : labHost(host).name, argv);
  const tty = process.stdin.isTTY && process.stdout.isTTY ? ["-t"] : [];
  const ssh = [...tty, ...controlArguments(lab), inside.map(quoteWord).join(" ")];
  return spawnSync("ssh", ssh, { stdio: "inherit" }).status ?? 1;
}

async function power([host, change]: readonly string[]): Promise<number> {
  if (host === undefined || (change !== "cut" && change !== "reset" && change !== "on")) {
    throw new Error("power HOST cut|reset|on");
  }
  const result = await control(running(), ["/lab-run/scripts/host", change, labHost(host).name]);
  process.stderr.write(result.stderr);
  return result.code;
}

function running(): LabRecord {
  const record = runningLab(labSettings().runDir);
  if (record === null) throw new Error("not up");
  return record;
}

function flavourOf(args: readonly string[]): LabFlavour {
  const [option = "--systemd", ...rest] = args;
  if (rest.length > 0 || (option !== "--systemd" && option !== "--plain")) throw new Error("up [--systemd|--plain]");
  return option === "--systemd" ? "systemd" : "plain";
}

function printHosts(lab: LabRecord): void {
  for (const name of lab.hosts) {
    const { octet, role } = labHost(name);
    console.log(`${name.padEnd(10)} ${role.padEnd(9)} LAN 10.77.0.${octet}, SSH ${lab.loop}.${octet} port ${lab.port}`);
  }
  const login = `-i ${adminKey(lab.cacheDir)} -o UserKnownHostsFile=${runFiles(lab.runDir).knownHosts}`;
  console.log(`log in: ssh ${login} -p ${lab.port} root@${lab.loop}.${labHost(lab.hosts[0] ?? "director1").octet}`);
}
