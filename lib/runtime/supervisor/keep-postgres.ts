import { setTimeout as delay } from "node:timers/promises";
import { type EmbeddedPostgres, startPostgres } from "@/lib/db/embedded/start-postgres";

export type KeptPostgres = { readonly url: string; stop(): Promise<void> };

/**
 * Starts the embedded server and starts it again, on the same port, when it dies: web and worker then find it again by
 * themselves. The first start throws what is wrong.
 */
export async function keepPostgres(directory: string, say: (line: string) => void): Promise<KeptPostgres> {
  let server: EmbeddedPostgres = await startPostgres({ directory });
  const { url, port } = server;
  let stopping = false;

  async function keepAlive(): Promise<void> {
    for (;;) {
      await server.exited;
      if (stopping) return;
      say("PostgreSQL ended; starting it again.");
      server = await startAgain();
    }
  }

  async function startAgain(): Promise<EmbeddedPostgres> {
    for (;;) {
      try {
        return await startPostgres({ directory, port });
      } catch (error) {
        if (stopping) return server;
        say(error instanceof Error ? error.message : String(error));
        await delay(1_000);
      }
    }
  }

  const alive = keepAlive();
  return {
    url,
    async stop() {
      stopping = true;
      await server.stop();
      await alive;
    },
  };
}
