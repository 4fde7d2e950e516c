/**
 * A process of its own: SSH servers that answer the collector's program as so many directors do. Told the size of the
 * fleet by its parent, it answers with the ports and the fingerprint that all of them show, and ends with its parent.
 */
import type { ServerChannel } from "ssh2";
import { z } from "zod";
import { createSshKeyPair } from "@/lib/secrets/ssh-key-pair";
import { startSshServer } from "@/tests/support/ssh-server";
import { answerProgram, isWholeProgram } from "./answer-program";
import { type DirectorTexts, directorTexts } from "./director-texts";
import type { SimulatedFleet } from "./simulated-fleet";

const sizeSchema = z.object({ directors: z.number(), services: z.number(), destinations: z.number() });

process.once("message", async (message) => {
  const size = sizeSchema.parse(message);
  const hostKeys = [createSshKeyPair("fleet").privateKey];
  const ports: number[] = [];
  let fingerprint = "";
  for (let director = 0; director < size.directors; director += 1) {
    const texts = directorTexts(director, size);
    const server = await startSshServer({ hostKeys, onCommand: (channel) => answer(channel, texts) });
    ports.push(server.port);
    fingerprint = server.fingerprint;
  }
  process.send?.({ ports, fingerprint } satisfies SimulatedFleet);
});
process.once("disconnect", () => process.exit());

function answer(channel: ServerChannel, texts: DirectorTexts): void {
  let program = "";
  channel.on("data", (chunk: Buffer) => {
    program += chunk.toString("latin1");
    if (!isWholeProgram(program)) return;
    channel.write(answerProgram(program, texts));
    program = "";
  });
  channel.on("end", () => channel.end());
}
