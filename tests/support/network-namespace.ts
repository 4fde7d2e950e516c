import { execFile, spawnSync } from "node:child_process";

const unshare = ["--net", "--mount", ...(process.getuid?.() === 0 ? [] : ["--user", "--map-root-user"])];

/** Why this machine cannot run a shell in a network namespace of its own, or null when it can. */
export const noNetworkNamespace: string | null = (() => {
  const probe = spawnSync("unshare", [...unshare, "sh", "-c", "mount -t tmpfs tmpfs /mnt && ip link set lo up"], {
    encoding: "utf8",
  });
  if (probe.status === 0) return null;
  return `no network namespaces here: ${probe.error?.message ?? probe.stderr.trim()}`;
})();

/**
 * Runs a POSIX sh script as root of a fresh network namespace, where nothing it does reaches the machine's own network,
 * with an empty /run and /mnt. Resolves to its stdout and stderr, and rejects unless it ends with status 0.
 */
export function runInNetworkNamespace(script: string, shell: readonly string[] = ["sh"]): Promise<string> {
  const text = `set -eu
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /mnt
ip link set lo up
exec 2>&1
${script}`;
  return new Promise((resolve, reject) => {
    execFile("unshare", [...unshare, ...shell, "-c", text], { encoding: "utf8", timeout: 30_000 }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${error.message.split("\n")[0]}\n${stdout}`));
    });
  });
}
