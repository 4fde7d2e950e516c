import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { ensureDebianPackages } from "@/tests/support/debian-packages";
import { mustRun } from "@/tests/support/run-command";

/** What the machine itself needs for the lab; the hosts' own packages are in image/packages. */
export const labPackages = [
  { name: "user-mode-linux", file: "/usr/bin/linux.uml" },
  { name: "mmdebstrap", file: "/usr/bin/mmdebstrap" },
  { name: "openssh-client", file: "/usr/bin/ssh" },
  { name: "iproute2", file: "/sbin/ip" },
  { name: "e2fsprogs", file: "/sbin/mke2fs" },
  { name: "kmod", file: "/sbin/depmod" },
] as const;

const imageDir = path.join(import.meta.dirname, "image");
const unusedImageMs = 14 * 24 * 3600 * 1000;

/**
 * The path of the file system that the lab boots: a Debian tree in an ext4 image, made once (35 to 120 s) and again
 * whenever a file under image/ changes. Two labs that start side by side wait for one of them to make it.
 */
export async function ensureImage(cacheDir: string, say: (line: string) => void): Promise<string> {
  const outcome = await ensureDebianPackages(labPackages);
  if (outcome.kind === "missing") throw new Error(`the lab needs ${outcome.names.join(", ")} (${outcome.reason})`);

  const image = path.join(cacheDir, `rootfs-${await imageKey()}.ext4`);
  if (!(await exists(image))) {
    say("making the image, once (about a minute)");
    const build = ["-x", path.join(cacheDir, "image.lock"), path.join(imageDir, "build"), image];
    await mustRun("flock", build, { cwd: cacheDir });
    await removeUnusedImages(cacheDir, image);
  }
  const now = new Date();
  await utimes(image, now, now);
  return image;
}

async function imageKey(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of (await readdir(imageDir)).sort()) hash.update(await readFile(path.join(imageDir, name)));
  return hash.digest("hex").slice(0, 12);
}

async function removeUnusedImages(cacheDir: string, current: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    const file = path.join(cacheDir, name);
    if (!/^rootfs-[0-9a-f]+\.ext4$/.test(name) || file === current) continue;
    if (Date.now() - (await stat(file)).mtimeMs > unusedImageMs) await rm(file);
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
