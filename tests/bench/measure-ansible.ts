import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Lab } from "@/tests/lab/lab";
import type { LabHostName } from "@/tests/lab/lab-hosts";
import { mustRun } from "@/tests/support/run-command";

/**
 * The same by Ansible at its fastest: one playbook, started once and connected already, in which each edit is one task of
 * module `raw` for all directors at once, with pipelining, ControlPersist and ten forks. Returns milliseconds.
 */
export async function measureAnsible(
  lab: Lab,
  directors: readonly LabHostName[],
  edits: readonly string[],
): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "signalbox-ansible-"));
  try {
    write(folder, "inventory.ini", `[directors]\n${directors.map((name) => inventoryLine(lab, name)).join("\n")}\n`);
    write(folder, "ansible.cfg", `[ssh_connection]\npipelining = True\nssh_args = ${sshArguments(lab, folder)}\n`);
    write(folder, "connect.yml", playbook(["true"]));
    write(folder, "edits.yml", playbook(edits));
    await run(folder, "connect.yml");
    const startedAt = performance.now();
    await run(folder, "edits.yml");
    return performance.now() - startedAt;
  } finally {
    for (const name of directors) await closeLink(lab, folder, name);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(folder: string, file: string): Promise<void> {
  const env = { ...process.env, ANSIBLE_CONFIG: path.join(folder, "ansible.cfg"), LC_ALL: "C.UTF-8" };
  await mustRun("ansible-playbook", ["-f", "10", "-i", "inventory.ini", file], { cwd: folder, env });
}

/** As JSON, which is YAML too, so that nothing has to be quoted by hand. */
function playbook(commands: readonly string[]): string {
  const tasks = commands.map((command) => ({ raw: command }));
  return JSON.stringify([{ hosts: "directors", gather_facts: false, tasks }]);
}

function inventoryLine(lab: Lab, name: LabHostName): string {
  const { host, port } = lab.address(name);
  const key = `ansible_ssh_private_key_file=${lab.adminKeyPath}`;
  return `${name} ansible_host=${host} ansible_port=${port} ansible_user=root ${key}`;
}

function sshArguments(lab: Lab, folder: string): string {
  const known = `-o StrictHostKeyChecking=yes -o UserKnownHostsFile=${lab.knownHostsPath}`;
  return `-F none ${known} -o ControlMaster=auto -o ControlPersist=600 -o ControlPath=${folder}/%C`;
}

/** The connections would stay open for ten minutes otherwise. */
async function closeLink(lab: Lab, folder: string, name: LabHostName): Promise<void> {
  const { host, port } = lab.address(name);
  const link = ["-F", "none", "-o", `ControlPath=${folder}/%C`, "-O", "exit", "-p", String(port), `root@${host}`];
  await mustRun("ssh", link).catch(() => undefined);
}

function write(folder: string, name: string, text: string): void {
  writeFileSync(path.join(folder, name), text);
}
