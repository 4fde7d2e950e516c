import { createHash } from "node:crypto";
import { readFile, rename } from "node:fs/promises";
import path from "node:path";
import { ensureDebianPackages } from "@/tests/support/debian-packages";
import { mustRun } from "@/tests/support/run-command";

const source = path.join(import.meta.dirname, "whole-registers.c");

const compilerPackages = [
  { name: "gcc", file: "/usr/bin/gcc" },
  { name: "libc6-dev", file: "/usr/include/elf.h" },
] as const;

/**
 * The path of a library to start the lab's kernel with, or null where it needs none. whole-registers.c says what it does;
 * it is compiled once, on machines that need it only.
 */
export async function ensureWholeRegisters(cacheDir: string): Promise<string | null> {
  if (!hasTiles(await readFile("/proc/cpuinfo", "utf8"))) return null;
  const hash = createHash("sha256").update(await readFile(source));
  const library = path.join(cacheDir, `whole-registers-${hash.digest("hex").slice(0, 12)}.so`);
  if (await isThere(library)) return library;
  const outcome = await ensureDebianPackages(compilerPackages);
  if (outcome.kind === "missing")
    throw new Error(`on this processor the lab needs ${outcome.names.join(", ")} (${outcome.reason})`);
  // Two labs may start side by side: each compiles to a file of its own.
  const own = `${library}.${process.pid}`;
  await mustRun("gcc", ["-O2", "-Wall", "-shared", "-fPIC", "-o", own, source]);
  await rename(own, library);
  return library;
}

/** Whether a processor, as /proc/cpuinfo describes it, has the registers that User Mode Linux has no room for. */
export function hasTiles(cpuinfo: string): boolean {
  return /^flags\s*:.*\bamx_tile\b/m.test(cpuinfo);
}

function isThere(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  );
}
