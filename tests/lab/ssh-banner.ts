import net from "node:net";

/** A host that is not there yet costs the lab nothing, so connecting is tried often … */
const connectTimeoutMs = 300;
const retryMs = 100;

/**
 * Resolves when the sshd at `host` has said its name. Once connected it waits as long as that takes: every accepted
 * connection costs the lab a tenth of a second of its one CPU, which a booting lab lacks.
 */
export function sshBanner(host: string, port: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const attempt = () => {
      if (signal?.aborted) return reject(signal.reason);
      const socket = net.connect({ host, port });
      const again = () => {
        clearTimeout(timer);
        socket.removeAllListeners();
        socket.on("error", () => undefined);
        socket.destroy();
        setTimeout(attempt, retryMs);
      };
      const timer = setTimeout(again, connectTimeoutMs);
      socket.once("connect", () => clearTimeout(timer));
      socket.once("error", again);
      socket.once("end", again);
      socket.once("data", () => {
        socket.removeAllListeners("end");
        socket.destroy();
        resolve();
      });
      signal?.addEventListener("abort", again, { once: true });
    };
    attempt();
  });
}
