import type { Lab } from "@/tests/lab/lab";

/** Lets the client ask for ten pages, rest half a second and so on, until `signal` is raised. */
export async function keepAsking(lab: Lab, vip: string, signal: AbortSignal): Promise<void> {
  const loop = `while :; do curl -s -o /dev/null -m 5 'http://${vip}/?[1-10]'; sleep 0.5; done`;
  const stop = () => void lab.exec("client", ["pkill", "-f", "while :"]);
  signal.addEventListener("abort", stop, { once: true });
  await lab.exec("client", ["bash", "-c", loop]);
  signal.removeEventListener("abort", stop);
}
