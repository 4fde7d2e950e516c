import type { Lab } from "@/tests/lab/lab";

const batch = 25;

/** Requests to these VIPs for as long as the work lasts; returns how many were sent and how many were not answered. */
export async function whileServing(
  lab: Lab,
  vips: readonly string[],
  work: () => Promise<void>,
): Promise<{ sent: number; lost: number }> {
  const count = { sent: 0, lost: 0 };
  let working = true;
  const ended = work().finally(() => {
    working = false;
  });
  while (working) {
    for (const vip of vips) {
      const answers = await lab.request(batch, `http://${vip}/`);
      count.sent += batch;
      count.lost += batch - answers.length;
    }
  }
  await ended;
  return count;
}
