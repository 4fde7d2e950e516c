import net from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** A host that is not there yet costs the lab nothing, so connecting is tried often … */
const connectTimeoutMs = 300;
const retryMs = 100;
/** … but every accepted connection costs a tenth of a second of the lab's one CPU, which a booting lab lacks. */
const bannerTimeoutMs = 10_000;

/** Resolves when the sshd at `host` has said its name. Rejects when `signal` is raised. */
export async function sshBanner(host: string, port: number, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    if (await saysItsName(host, port, signal)) return;
    await delay(retryMs);
  }
}

function saysItsName(host: string, port: number, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port });
    const finish = (answered: boolean) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      socket.destroy();
      resolve(answered);
    };
    const abort = () => finish(false);
    let timer = setTimeout(abort, connectTimeoutMs);
    signal?.addEventListener("abort", abort);
    socket.once("connect", () => {
      clearTimeout(timer);
      timer = setTimeout(abort, bannerTimeoutMs);
    });
    socket.once("data", () => finish(true));
    socket.on("error", abort).on("end", abort);
  });
}
