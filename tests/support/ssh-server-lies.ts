import type { ServerChannel } from "ssh2";
import { frame } from "@/lib/shell/frame";
import type { OnCommand } from "./ssh-server";

/** What a program printed, as a lying host would like it to have been. */
export type ClaimedStep = { readonly id: string; readonly output: string; readonly exitCode?: number };

/** The bytes of an honest run with these results. */
export function framed(nonce: string, steps: readonly ClaimedStep[]): string {
  const parts = steps.map(
    ({ id, output, exitCode = 0 }) =>
      `${frame.begin(nonce, id)}\n${output}\n${frame.end(nonce, id, String(exitCode))}\n`,
  );
  return `${parts.join("")}${frame.done(nonce, "0")}\n`;
}

/**
 * A shell that runs nothing: it answers the check for root honestly and every later program by `answer`, which may
 * write what it likes, or nothing.
 */
export function lyingShell(answer: (channel: ServerChannel, nonce: string) => void): OnCommand {
  return (channel) => {
    let text = "";
    channel.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1");
      const nonce = /printf '@([0-9a-f]{32}) done /.exec(text)?.[1];
      if (nonce === undefined || !text.endsWith("\n}\n")) return;
      const isRootCheck = text.includes("begin uid");
      text = "";
      if (isRootCheck) channel.write(framed(nonce, [{ id: "uid", output: "0" }]));
      else answer(channel, nonce);
    });
  };
}
