import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Exit code by which flock(1) says that somebody else holds the lock. */
const HELD = 75;

/**
 * Makes this process the only one that uses `directory`, until the returned function is called or the process ends in
 * any way. Node has no flock(2), so util-linux's flock(1) holds the lock and ends when our pipe to it does. Two seconds
 * of patience cover the moment in which a killed start's lock is still being released.
 */
export async function lockDirectory(directory: string): Promise<() => void> {
  const file = path.join(directory, "lock");
  const args = ["-w", "2", "-E", String(HELD), file, "sh", "-c", "echo; exec cat"];
  // In a session of its own: a Ctrl-C at the terminal must not release the lock before the shutdown is over.
  const holder = spawn("flock", args, { detached: true, stdio: ["pipe", "pipe", "ignore"] });
  await new Promise<void>((resolve, reject) => {
    holder.stdout.once("data", () => resolve());
    holder.once("error", (cause) => reject(new Error("flock of util-linux cannot be run", { cause })));
    holder.once("exit", (code) =>
      reject(code === HELD ? inUse(directory, file) : new Error(`flock failed on ${file}`)),
    );
  });
  writeFileSync(file, `${process.pid}\n`);
  holder.unref();
  return () => holder.kill();
}

function inUse(directory: string, file: string): Error {
  const pid = readFileSync(file, "utf8").trim();
  return new Error(
    `Signalbox is already running on ${directory}${pid === "" ? "" : ` (process ${pid})`}. ` +
      "Stop it first, or give this one another DATA_DIR.",
  );
}
