import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { clusterSchema } from "@/lib/model/cluster";
import { cleanHosts } from "../clean-hosts";
import { tally } from "../lvs-by-hand";
import { theLab } from "../the-lab";
import { applyInLab, changesOf, planInLab } from "./hosts-of-lab";

// Two directors with keepalived that serve the web themselves, and pass an echo service on to a real server.
const lab = theLab();
const vip = "10.77.0.96";
const eventually = { timeout: 90_000, interval: 500 };
const echoPort = 7777;
const healthChecks = [{ kind: "tcp", delaySec: 2, timeoutSec: 2, retry: 1 }];

function service(id: string, port: number, realServerIds: readonly string[]) {
  const destinations = realServerIds.map((realServerId) => ({
    id: `${id}.${realServerId}`,
    realServerId,
    port,
    forwarding: "dr",
    weight: 1,
    upperThreshold: 0,
    lowerThreshold: 0,
  }));
  const listener = { kind: "address", vipId: "v", protocol: "TCP", port };
  return { id, name: id, listener, scheduler: "rr", persistence: null, healthChecks, destinations };
}

const pair = clusterSchema.parse({
  id: "0190a1b2-0000-7000-8000-0000000000f1",
  name: "pair",
  engine: "keepalived",
  vrrp: { virtualRouterId: 57 },
  ipvs: { syncDaemon: { syncId: 7 } },
  directors: [1, 2].map((n) => ({
    id: `d${n}`,
    hostId: `director${n}`,
    name: `director${n}`,
    address: `10.77.0.1${n}`,
    interface: "eth0",
    priority: 200 - 50 * n,
  })),
  vips: [{ id: "v", address: vip, prefixLength: 32 }],
  realServers: [
    { id: "self1", name: "self1", address: "10.77.0.11", hostId: "director1" },
    { id: "self2", name: "self2", address: "10.77.0.12", hostId: "director2" },
    { id: "rs1", name: "rs1", address: "10.77.0.21", hostId: "rs1" },
  ],
  services: [service("web", 80, ["self1", "self2"]), service("echo", echoPort, ["rs1"])],
});

beforeAll(async () => {
  await cleanHosts(lab);
  for (const director of ["director1", "director2"] as const)
    await lab.script(director, "pgrep -x nginx >/dev/null || nginx >/dev/null 2>&1");
  await lab.script(
    "rs1",
    `setsid socat TCP-LISTEN:${echoPort},fork,reuseaddr EXEC:cat </dev/null >/dev/null 2>&1 & echo $! >/run/echo.pid`,
  );
}, 120_000);

afterAll(async () => {
  await lab.script("rs1", "kill $(cat /run/echo.pid)");
  await lab.power("director1", "on");
  await lab.waitForSsh("director1");
  await lab.script("director2", "nginx -s stop || :");
  await cleanHosts(lab);
}, 180_000);

async function answersOf(count: number): Promise<Record<string, number>> {
  return await vi.waitFor(async () => {
    const all = await lab.request(count, `http://${vip}/`);
    expect(all).toHaveLength(count);
    return tally(all);
  }, eventually);
}

/** Opens a connection to the echo service, and says on it again what was said when `/run/go-on` appears. */
const longConnection = `
  rm -f /run/go-on /run/talking
  exec 3<>/dev/tcp/${vip}/${echoPort}
  for word in one two three four five; do echo $word >&3; read -r -t 10 answer <&3 || exit 1; done
  touch /run/talking
  for _ in $(seq 600); do [ -e /run/go-on ] && break; sleep 0.2; done
  echo "still here" >&3; read -r -t 20 answer <&3; echo "$answer"`;

describe("a pair of directors that serve themselves", () => {
  test("both take their share, without a packet going in circles", { timeout: 180_000 }, async () => {
    await applyInLab(lab, pair, null);
    await vi.waitFor(async () => expect(await answersOf(8)).toEqual({ director1: 4, director2: 4 }), eventually);
    expect(changesOf(await planInLab(lab, pair, pair))).toEqual([]);
  });

  test("a connection goes on over the other director when one loses its power", { timeout: 240_000 }, async () => {
    const said = lab.script("client", longConnection);
    await vi.waitFor(async () => await lab.script("client", "[ -e /run/talking ]"), eventually);
    const synced = `ipvsadm -Lnc | grep ${vip}:${echoPort}`;
    await vi.waitFor(async () => expect(await lab.script("director2", synced)).toContain("10.77.0.21"), eventually);
    await lab.power("director1", "cut");
    expect(await answersOf(6)).toEqual({ director2: 6 });
    await lab.script("client", "touch /run/go-on");
    expect(await said).toBe("still here");
  });
});
