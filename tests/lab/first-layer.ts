import { createHash } from "node:crypto";
import { chmod, copyFile, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { adminKey, hostKey, hostKeyTypes } from "./keys";
import type { LabHost } from "./lab-hosts";

/**
 * Writes the first contents of one host's writable layer: all that differs from host to host. Written here because a
 * process on the machine is twenty times cheaper than one inside the lab. Owners are set inside.
 */
export async function writeFirstLayer(host: LabHost, hosts: readonly LabHost[], layerDir: string, cacheDir: string) {
  const upper = path.join(layerDir, "upper");
  await mkdir(path.join(layerDir, "work"), { recursive: true });
  await mkdir(path.join(layerDir, "root"), { recursive: true });

  await write(upper, "etc/hostname", `${host.name}\n`);
  await write(upper, "etc/machine-id", `${createHash("md5").update(`lab:${host.name}`).digest("hex")}\n`);
  await write(upper, "etc/hosts", etcHosts(hosts));
  await write(upper, "etc/ssh/sshd_config.d/lab.conf", sshdConfig(host));
  for (const type of hostKeyTypes) {
    await write(upper, `etc/ssh/ssh_host_${type}_key`, await readFile(hostKey(cacheDir, host.name, type)), 0o600);
    await write(upper, `etc/ssh/ssh_host_${type}_key.pub`, await readFile(`${hostKey(cacheDir, host.name, type)}.pub`));
  }
  const users = await readFile(`${adminKey(cacheDir)}.pub`);
  for (const home of ["root", "home/ops", "home/nosudo"]) await writeAuthorizedKeys(upper, home, users);
  await writeInit(upper);
  if (host.role === "rs") await enableNginx(upper);
}

async function writeAuthorizedKeys(upper: string, home: string, users: Buffer): Promise<void> {
  await write(upper, `${home}/.ssh/authorized_keys`, users, 0o600);
  await chmod(path.join(upper, home), 0o700);
  await chmod(path.join(upper, home, ".ssh"), 0o700);
}

async function writeInit(upper: string): Promise<void> {
  const guest = path.join(import.meta.dirname, "guest");
  await write(upper, "usr/local/lib/lab/cpuinfo", await readFile("/proc/cpuinfo"));
  await copyFile(path.join(guest, "host-init"), path.join(upper, "usr/local/lib/lab/init"));
  await copyFile(path.join(guest, "host-fstab"), path.join(upper, "usr/local/lib/lab/fstab"));
}

async function enableNginx(upper: string): Promise<void> {
  const wants = path.join(upper, "etc/systemd/system/multi-user.target.wants");
  await mkdir(wants, { recursive: true });
  await symlink("/lib/systemd/system/nginx.service", path.join(wants, "nginx.service"));
}

/** Password logins only on rs4, where tests install the panel's key by password. */
function sshdConfig(host: LabHost): string {
  return `UseDNS no\nPasswordAuthentication ${host.name === "rs4" ? "yes" : "no"}\n`;
}

function etcHosts(hosts: readonly LabHost[]): string {
  const lines = hosts.map(({ name, octet }) => `10.77.0.${octet} ${name}\nfd77::${octet} ${name}\n`);
  return `127.0.0.1 localhost\n::1 localhost ip6-localhost\n${lines.join("")}`;
}

async function write(upper: string, file: string, content: string | Buffer, mode = 0o644): Promise<void> {
  const target = path.join(upper, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, content, { mode });
}
