import { describe, expect, test } from "vitest";
import { healthCheckSchema } from "@/lib/model/health-check";
import { healthProbeProgram, healthProbes, readHealthProbe } from "@/lib/plan/health-probe";
import { clusterWith } from "@/tests/support/example-cluster";
import { noNetworkNamespace, runInNetworkNamespace } from "@/tests/support/network-namespace";

const probesWith = (checks: readonly object[], values: Readonly<Record<string, unknown>> = {}) =>
  healthProbes(
    clusterWith({ "services.0.healthChecks": checks.map((check) => healthCheckSchema.parse(check)), ...values }),
    new Set(["e21"]),
  );
const read = (probes: ReturnType<typeof probesWith>, output: string) =>
  readHealthProbe(probes, "lb1", [{ id: "look", exitCode: 0, output }]);

describe("what directors try of a server that is to come back", () => {
  test("is what its checks try, where these go", () => {
    expect(probesWith([{ kind: "tcp" }])).toEqual([
      { serviceName: "www", address: "10.77.0.21", port: 80, timeoutSec: 3, tls: false, request: null },
    ]);
    expect(
      probesWith([{ kind: "tcp", connectAddress: "10.77.0.99", connectPort: 8080, timeoutSec: 60 }]),
    ).toMatchObject([{ address: "10.77.0.99", port: 8080, timeoutSec: 3 }]);
    const urls = [
      { path: "/health", statusCodes: "200-299" },
      { path: "/ready?a=%20", virtualHost: "shop.example.org" },
    ];
    expect(probesWith([{ kind: "http", urls }]).map(({ request }) => request)).toEqual([
      { text: "GET /health HTTP/1.0\\r\\nHost: 10.77.0.21\\r\\nConnection: close\\r\\n\\r\\n", statusCodes: "200-299" },
      {
        text: "GET /ready?a=%20 HTTP/1.0\\r\\nHost: shop.example.org\\r\\nConnection: close\\r\\n\\r\\n",
        statusCodes: "200",
      },
    ]);
  });

  test("is nothing where nothing checks, or a check is no connection", () => {
    expect(probesWith([])).toEqual([]);
    expect(probesWith([{ kind: "ping" }, { kind: "udp" }])).toEqual([]);
    expect(probesWith([{ kind: "tcp" }], { "services.0.destinations.0.healthChecks": [] })).toEqual([]);
  });

  test("is tried once where two services ask the same", () => {
    expect(probesWith([{ kind: "tcp" }, { kind: "tcp" }])).toHaveLength(1);
  });

  test("is judged by its status, and by nothing else that was said", () => {
    const probes = probesWith([{ kind: "tcp" }, { kind: "http", urls: [{ statusCodes: "200-299 301" }] }]);
    const faultsOf = (output: string) => read(probes, output).faults;
    expect(faultsOf("0 open\n1 status 204")).toEqual([]);
    expect(faultsOf("0 open\n1 status 301")).toEqual([]);
    expect(faultsOf("0 open\n1 status 503")).toEqual([
      { directorName: "lb1", serviceName: "www", port: 80, status: 503 },
    ]);
    expect(faultsOf("0 silent\n1 open")).toMatchObject([{ status: null }, { status: null }]);
    expect(faultsOf("bash: no\n9999999 open\n0 status 99999")).toBeNull();
    expect(faultsOf("")).toBeNull();
  });

  test.skipIf(noNetworkNamespace !== null)("is found out by real connections and real answers", async () => {
    const urls = [{ path: "/good" }, { path: "/bad" }];
    const probes = [
      ...probesWith([{ kind: "http", urls, connectAddress: "10.0.0.1" }]),
      ...probesWith([{ kind: "tcp", connectAddress: "10.0.0.1", connectPort: 80 }]),
      ...probesWith([{ kind: "tcp", connectAddress: "10.0.0.1", connectPort: 81 }]),
      ...probesWith([{ kind: "https", connectAddress: "10.0.0.1", connectPort: 443 }]),
      ...probesWith([{ kind: "http", connectAddress: "fd00::1", connectPort: 80 }]),
    ];
    const script = healthProbeProgram(probes).steps[0]?.script ?? "";
    const answer = "(q, a) => { a.statusCode = q.url === '/bad' ? 503 : 200; a.end('x') }";
    const serve = `
      ip address add 10.0.0.1/32 dev lo; ip address add fd00::1/128 dev lo nodad
      openssl req -x509 -newkey rsa:2048 -nodes -keyout /run/key -out /run/crt -subj /CN=x -days 1 2>/dev/null
      node -e "require('http').createServer(${answer}).listen(80, '::');
        require('https').createServer({ key: require('fs').readFileSync('/run/key'), cert: require('fs').readFileSync('/run/crt') }, ${answer}).listen(443)" &
      server=$!; until ss -ltn | grep -q ':443 '; do sleep 0.1; done`;
    const output = await runInNetworkNamespace(`${serve}\n(${script})\nkill $server`);
    const said = output.split("\n").filter((line) => /^\d/.test(line));
    expect(said.sort()).toEqual(["0 status 200", "1 status 503", "2 open", "3 silent", "4 status 200", "5 status 200"]);
  });
});
