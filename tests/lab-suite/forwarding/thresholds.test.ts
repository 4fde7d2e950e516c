import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { cleanHosts } from "../clean-hosts";
import { tally } from "../lvs-by-hand";
import { theLab } from "../the-lab";
import { applyInLab, changesOf, planInLab } from "./hosts-of-lab";
import { oneDirector } from "./one-director";

// Connections that a client really holds open, counted by the kernel against the thresholds of rs1.
const lab = theLab();
const vip = "10.77.0.97";
const used = ["director1", "rs1", "rs2"] as const;
const eventually = { timeout: 30_000, interval: 300 };

const cluster = oneDirector({
  // A connection that is over is counted for another second, instead of two minutes.
  ipvs: { timeouts: { tcpFinSec: 1 } },
  vips: [vip],
  servers: { rs1: { host: "rs1", address: "10.77.0.21" }, rs2: { host: "rs2", address: "10.77.0.22" } },
  services: [
    {
      // The heaviest destination gets everything, unless it is overloaded.
      scheduler: "fo",
      destinations: [
        { server: "rs1", forwarding: "dr", weight: 2, upperThreshold: 3, lowerThreshold: 2 },
        { server: "rs2", forwarding: "dr", weight: 1 },
      ],
    },
  ],
});

beforeAll(() => cleanHosts(lab, used), 120_000);

afterAll(async () => {
  await lab.script("client", "kill $(cat /run/held.*) 2>/dev/null; rm -f /run/held.*");
  await cleanHosts(lab, used);
}, 120_000);

/** Opens a connection and keeps it, as connection `number`. */
async function hold(number: number): Promise<void> {
  const keep = `exec 3<>/dev/tcp/${vip}/80; echo $$ >/run/held.${number}; exec sleep 600`;
  await lab.script("client", `setsid bash -c '${keep}' </dev/null >/dev/null 2>&1 &`);
  await vi.waitFor(async () => await lab.script("client", `[ -s /run/held.${number} ]`), eventually);
}

async function release(number: number): Promise<void> {
  await lab.script("client", `kill $(cat /run/held.${number}); rm /run/held.${number}`);
}

/** Waits until the kernel counts so many connections, open and over, at rs1. */
async function counted(connections: number): Promise<void> {
  const read = "ipvsadm -Ln | awk '/10.77.0.21:80/ { print $5 + $6 }'";
  await vi.waitFor(async () => expect(await lab.script("director1", read)).toBe(String(connections)), eventually);
}

const answering = async (count: number) => tally(await lab.request(count, `http://${vip}/`));

test("at the upper threshold new connections go elsewhere, and those that are open stay", async () => {
  await applyInLab(lab, cluster, null);
  expect(changesOf(await planInLab(lab, cluster, cluster))).toEqual([]);
  await vi.waitFor(async () => expect(await answering(1)).toEqual({ rs1: 1 }), eventually);
  await counted(0);
  for (const number of [1, 2, 3]) await hold(number);
  await counted(3);
  expect(await answering(4)).toEqual({ rs2: 4 });
  await counted(3);
});

test("only below the lower threshold it gets new connections again", async () => {
  await release(1);
  await counted(2);
  expect(await answering(4)).toEqual({ rs2: 4 });
  await release(2);
  await counted(1);
  expect(await answering(1)).toEqual({ rs1: 1 });
});
