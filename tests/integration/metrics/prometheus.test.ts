import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { runCommand } from "@/tests/support/run-command";
import { panelWithTraffic, type Scene, serveMetrics } from "./panel-with-traffic";

const hasPrometheus = existsSync("/usr/bin/promtool") && existsSync("/usr/bin/prometheus");
const monitoring = path.resolve(import.meta.dirname, "../../../monitoring");

let scene: Scene;
let web: { readonly port: number; readonly server: Server } | undefined;
let prometheus: ChildProcess | undefined;
let scratch = "";

beforeAll(async () => {
  scene = await panelWithTraffic();
  scratch = mkdtempSync(path.join(tmpdir(), "signalbox-prometheus-"));
  await scene.sampled({});
});
afterAll(async () => {
  if (prometheus !== undefined && prometheus.exitCode === null) {
    prometheus.kill("SIGKILL");
    await once(prometheus, "exit");
  }
  web?.server.close();
  rmSync(scratch, { recursive: true, force: true });
  await scene.close();
});

/** Names of metrics in the dashboard and in the rules. */
function namesUsed(): Set<string> {
  const texts = ["grafana-dashboard.json", "alerts.yml"].map((file) =>
    readFileSync(path.join(monitoring, file), "utf8"),
  );
  return new Set(texts.flatMap((text) => text.match(/\bsignalbox_\w+/g) ?? []));
}

test("dashboard and alert rules ask for metrics that exist", async () => {
  const { text } = await scene.scrape();
  const finished = { clusterId: scene.clusterId, request: {}, actorName: "Ada", finishedAt: new Date() };
  await scene.panel.database.prisma.operation.create({ data: { ...finished, kind: "apply", state: "confirmed" } });
  const families = [...`${text}${(await scene.scrape()).text}`.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  const known = families.flatMap(([, name = "", type]) => (type === "histogram" ? [`${name}_bucket`] : [name]));
  expect([...namesUsed()].filter((name) => !known.includes(name))).toEqual([]);
});

const reason = hasPrometheus ? "" : " (left out: no Debian package prometheus)";

describe.skipIf(!hasPrometheus)(`by Prometheus' own tools${reason}`, () => {
  test("promtool finds nothing to say against the metrics", async () => {
    const { text } = await scene.scrape();
    const { code, stdout, stderr } = await runCommand("promtool", ["check", "metrics"], { input: text });
    expect({ code, said: stdout + stderr }).toEqual({ code: 0, said: "" });
  });

  test("promtool takes the alert rules and the example configuration", async () => {
    writeFileSync(path.join(scratch, "signalbox.token"), scene.token, { mode: 0o600 });
    for (const file of ["alerts.yml", "prometheus.yml"]) {
      writeFileSync(path.join(scratch, file), readFileSync(path.join(monitoring, file), "utf8"));
    }
    const { code, stdout, stderr } = await runCommand("promtool", [
      "check",
      "config",
      path.join(scratch, "prometheus.yml"),
    ]);
    expect(code, stdout + stderr).toBe(0);
  });

  test("a Prometheus scrapes the panel by its token and answers what a real server has", async () => {
    web = await serveMetrics();
    const port = await freePort();
    writeFileSync(path.join(scratch, "signalbox.token"), scene.token, { mode: 0o600 });
    const example = readFileSync(path.join(monitoring, "prometheus.yml"), "utf8");
    const config = path.join(scratch, "prometheus.yml");
    writeFileSync(path.join(scratch, "alerts.yml"), readFileSync(path.join(monitoring, "alerts.yml")));
    writeFileSync(config, example.replace("127.0.0.1:3000", `127.0.0.1:${web.port}`).replace("15s", "1s"));
    const flags = [
      `--config.file=${config}`,
      `--storage.tsdb.path=${scratch}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
    ];
    prometheus = spawn("prometheus", flags, { stdio: "ignore" });
    const ask = async (query: string): Promise<string[]> => {
      await scene.sampled({});
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`);
      return answerSchema.parse(await answer.json()).data.result.map(({ value }) => value[1]);
    };
    const [address] = scene.destinations[0].split(":");
    await vi.waitFor(
      async () => {
        expect(await ask(`signalbox_backend_connections_active{remote_address="${address}"}`)).toEqual(["7"]);
        expect(await ask("sum(signalbox_member_state)")).toEqual(["2"]);
      },
      { timeout: 60_000, interval: 500 },
    );
  }, 90_000);
});

const answerSchema = z.object({
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
