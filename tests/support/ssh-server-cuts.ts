import { spawn } from "node:child_process";
import type { OnCommand } from "./ssh-server";

/** Where the next program is cut: after so many bytes of its text, or so long after the whole of it has come. */
export type Cut = { readonly bytes: number } | { readonly afterMs: number };

const endOfProgram = "\n}\n";

export type CuttingShell = {
  readonly onCommand: OnCommand;
  /** Cuts the connection in the next program; resolves when that has happened. */
  cutNext(cut: Cut): Promise<void>;
};

/** A real shell of this machine whose session ends with its channel, as sshd's does, and is cut where a test wants it. */
export function cuttingShell(): CuttingShell {
  let pending: { readonly cut: Cut; readonly done: () => void } | null = null;
  return {
    cutNext: (cut) =>
      new Promise((resolve) => {
        pending = { cut, done: resolve };
      }),
    onCommand(channel, command, connection) {
      const child = spawn("/bin/sh", ["-c", command], { stdio: "pipe", detached: true });
      let isGreeted = false;
      let isSevered = false;
      let arrived = 0;
      let last: Buffer = Buffer.alloc(0);
      const sever = (done: () => void) => {
        killGroup(child.pid);
        child.once("close", done);
        connection.end();
      };
      channel.on("data", (chunk: Buffer) => {
        // A cut leaves no hole in the middle of what was sent.
        if (isSevered) return;
        const now = isGreeted ? pending : null;
        const text = now !== null && "bytes" in now.cut ? chunk.subarray(0, now.cut.bytes - arrived) : chunk;
        child.stdin.write(text);
        // Programs that are not to be cut do not count, wherever their chunks end.
        arrived = now === null ? 0 : arrived + chunk.length;
        last = Buffer.concat([last, chunk]).subarray(-endOfProgram.length);
        const isWhole = last.toString("latin1") === endOfProgram;
        if (now === null) return;
        if ("bytes" in now.cut ? arrived >= now.cut.bytes : isWhole) {
          pending = null;
          isSevered = true;
          setTimeout(() => sever(now.done), "afterMs" in now.cut ? now.cut.afterMs : 0);
        }
      });
      child.stdout.on("data", (chunk: Buffer) => {
        // The first answer is that to the question who the shell runs as.
        isGreeted = true;
        channel.write(chunk);
      });
      child.stdin.on("error", () => undefined);
      channel.on("close", () => child.stdin.end());
      child.on("close", () => channel.end());
    },
  };
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended in the meantime.
  }
}
