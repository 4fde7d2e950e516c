import type { PackageName } from "@/lib/api/resources/host";
import type { Program, StepResult } from "@/lib/shell/model";
import { quote, quoteText } from "@/lib/shell/quote";

export type PackageManager = "apt" | "dnf" | "yum";

/**
 * Starts the installation as a process of its own on the host: a package manager that is stopped half-way leaves its
 * database broken, so it must outlive the connection and the worker. The folder is its mark: a second start with the
 * same id finds it and starts nothing.
 *
 * `jobId` is a UUID.
 */
export function startPackagesProgram(
  jobId: string,
  manager: PackageManager,
  packages: readonly PackageName[],
): Program {
  const folder = quote(folderOf(jobId));
  const script = `mkdir -p /var/lib/signalbox
if ! mkdir -m 0700 ${folder} 2>/dev/null; then [ -d ${folder} ]; exit 0; fi
cd ${folder}
printf '%s\\n' ${quoteText(installScript(manager, packages))} >run
setsid sh ./run >log 2>&1 </dev/null &
echo $! >pid`;
  return { steps: [{ id: "start", script }] };
}

/**
 * Reads how far it is and what it printed since byte `offset`, at most 32 KiB of it. The process is known by its
 * folder: after a restart of the host its number may be somebody else's. Its status is looked for after the process,
 * which leaves it before it ends.
 */
export function pollPackagesProgram(jobId: string, offset: number): Program {
  const script = `cd ${quote(folderOf(jobId))} 2>/dev/null || { echo "missing $((${offset}))"; exit 0; }
state=gone
if [ "$(readlink "/proc/$(cat pid 2>/dev/null)/cwd")" = ${quote(folderOf(jobId))} ]; then state=running; fi
if [ -e exit ]; then state="ended $(cat exit)"; fi
[ -e log ] || : >log
size=$(wc -c <log)
if [ $((size - ${offset})) -gt ${maxPollBytes} ]; then size=$((${offset} + ${maxPollBytes})); state=running; fi
echo "$size $state"
head -c "$size" log | tail -c +$((${offset} + 1))`;
  return { steps: [{ id: "poll", script }] };
}

export function removePackagesProgram(jobId: string): Program {
  return { steps: [{ id: "remove", script: `exec rm -rf -- ${quote(folderOf(jobId))}` }] };
}

export type PackagesPoll = {
  /** `gone`: it ended without leaving a status, e.g. by a reboot. `missing`: it was never started, or is cleaned up. */
  readonly state: "running" | "gone" | "missing" | { readonly exitCode: number };
  readonly nextOffset: number;
  readonly lines: readonly string[];
};

/** Null = not what the program prints. */
export function readPackagesPoll(steps: readonly StepResult[]): PackagesPoll | null {
  const step = steps.find(({ id }) => id === "poll");
  if (step?.exitCode !== 0) return null;
  const [first = "", ...lines] = step.output.split(/\r\n|\n|\r/);
  if (first.startsWith("missing ")) return { state: "missing", nextOffset: 0, lines: [] };
  const [, offset, word, code] = /^\s*(\d{1,12}) (running|gone|ended)(?: (\d{1,3}))?$/.exec(first) ?? [];
  if (offset === undefined || word === undefined) return null;
  const nextOffset = Number(offset);
  if (word === "running" || word === "gone") return { state: word, nextOffset, lines };
  return code === undefined ? null : { state: { exitCode: Number(code) }, nextOffset, lines };
}

const maxPollBytes = 32 * 1024;

function folderOf(jobId: string): string {
  return `/var/lib/signalbox/packages-${jobId}`;
}

function installScript(manager: PackageManager, packages: readonly PackageName[]): string {
  const names = packages.map(quote).join(" ");
  return `${commands[manager](names)}
code=$?
echo "$code" >exit.new
mv exit.new exit`;
}

/**
 * Nothing may ask a question or wait for ever for another package manager. An index that cannot be refreshed is not the
 * end: the packages may be in the one that is there.
 */
const commands: Readonly<Record<PackageManager, (names: string) => string>> = {
  apt: (names) => `export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1
apt-get -q -o DPkg::Lock::Timeout=120 update
apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=120 \\
  -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold install ${names}`,
  dnf: (names) => `dnf -y --setopt=install_weak_deps=False install ${names}`,
  yum: (names) => `yum -y install ${names}`,
};
