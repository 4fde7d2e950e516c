import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "./run-command";

/** An sshd that lies in a folder of its own, and what its configuration needs to find its other programs. */
export type UnpackedSshd = { readonly program: string; readonly config: string };

const folder = path.resolve(".artifacts/newer-openssh");
const source =
  "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm-backports main\n";

/**
 * OpenSSH 10 of Debian's backports, for what Debian 12's own (9.2) cannot do yet. It is unpacked and not installed: the
 * machine keeps its sshd. Otherwise why it is not to be had.
 */
export async function unpackNewerSshd(): Promise<UnpackedSshd | { readonly cannot: string }> {
  const root = path.join(folder, "root");
  const program = path.join(root, "usr/sbin/sshd");
  const libraries = path.join(root, "usr/lib/openssh");
  const config = `SshdSessionPath ${libraries}/sshd-session\nSshdAuthPath ${libraries}/sshd-auth\n`;
  if (existsSync(program)) return { program, config };
  mkdirSync(path.join(folder, "lists/partial"), { recursive: true });
  writeFileSync(path.join(folder, "sources.list"), source);
  // Lists and sources of its own: apt knows nothing of backports afterwards.
  const places = ["SourceList=sources.list", "SourceParts=/dev/null"].map((place) => `Dir::Etc::${place}`);
  const own = [...places, "Dir::State::Lists=lists", "APT::Sandbox::User=root"].flatMap((setting) => ["-o", setting]);
  const script = `cd "$1" || exit; shift
apt-get "$@" -q update && apt-get "$@" -q download openssh-server && dpkg -x openssh-server_*.deb root`;
  const { code, stderr } = await runCommand("sh", ["-c", script, "sh", folder, ...own.map((word) => absolute(word))]);
  if (code === 0 && existsSync(program)) return { program, config };
  return { cannot: `OpenSSH of bookworm-backports: ${stderr.trim().split("\n").at(-1) ?? `code ${code}`}` };
}

/** apt reads relative places below its own root. */
function absolute(word: string): string {
  return word.replace(/=(sources\.list|lists)$/, (_, name: string) => `=${path.join(folder, name)}`);
}
