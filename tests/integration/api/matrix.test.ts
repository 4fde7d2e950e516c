import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { can } from "@/lib/access/policy";
import { tokenDuties } from "@/lib/model/token-duty";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { type Panel, startPanel } from "../../support/panel";
import { loadRoutes, methods } from "../../support/routes";

const routes = await loadRoutes();
const operations = routes.flatMap(({ pattern, handlers }) =>
  methods.flatMap((method) => {
    const handler = handlers[method];
    return handler === undefined ? [] : [{ pattern, method, permission: handler.permission }];
  }),
);
const guarded = operations.filter(({ permission }) => permission !== "anyone");
/** What people may ask for; the others are for wall screens. */
const peoples = guarded.flatMap(({ permission, ...rest }) =>
  permission === "anyone" || permission === "screen" ? [] : [{ ...rest, permission }],
);
const roles = ["viewer", "operator", "admin"] as const;

let panel: Panel;
let foreign: ExampleIds;
/** What an Authorization header says for a token without duties, and for one with all of them in one cluster. */
let readingOnly: string;
let limited: string;
beforeAll(async () => {
  panel = await startPanel();
  const { clusterId } = await createExampleCluster(panel);
  foreign = await createExampleCluster(panel);
  readingOnly = await bearer({});
  limited = await bearer({ verbs: tokenDuties, clusterIds: [clusterId] });
});

async function bearer(scope: object): Promise<string> {
  const { body } = await panel.call("POST", "/api/v1/tokens", { as: "admin", body: { name: "ci", ...scope } });
  return `Bearer ${body.token}`;
}
afterAll(() => panel.close());

describe("every route handler", () => {
  test.each(operations)("$method $pattern declares its permission", ({ permission }) => {
    expect(permission).toBeTypeOf("string");
  });

  test("only signing in, signing out, set-up, health, the schema of manifests and letting in screens are open to anyone", () => {
    const open = operations.filter(({ permission }) => permission === "anyone");
    expect(open.map(({ method, pattern }) => `${method} ${pattern}`)).toEqual([
      "GET /api/v1/health",
      "GET /api/v1/manifest.schema.json",
      "POST /api/v1/session",
      "DELETE /api/v1/session",
      "POST /api/v1/setup",
      "POST /api/wall/pairings/claim",
      "POST /api/wall/pairings",
      "POST /api/wall/session",
    ]);
  });

  test.each(guarded)(
    "$method $pattern refuses who is not signed in, and tells nothing",
    async ({ method, pattern }) => {
      const answer = await panel.call(method, concrete(pattern));
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ code: "auth.required", problems: [] });
      expect(answer.body).not.toHaveProperty("current");
    },
  );

  test.each(peoples.flatMap((operation) => roles.map((role) => ({ ...operation, role }))))(
    "$method $pattern as $role is decided by its permission $permission",
    async ({ method, pattern, permission, role }) => {
      // /api/live would open a stream.
      if (pattern === "/api/live") return;
      const answer = await panel.call(method, concrete(pattern), { as: role });
      const actor = { kind: "person", id: "", name: "", email: "", role, origin: "" } as const;
      const allowed = permission === "signed-in" || can(actor, permission);
      if (allowed) expect(answer.status).not.toBe(403);
      else expect(answer).toMatchObject({ status: 403, body: { code: "auth.forbidden", problems: [] } });
    },
  );

  test.each(peoples)(
    "$method $pattern is closed to a token without duties, unless it only reads",
    async ({ method, pattern, permission }) => {
      // Its handler or its `tokens` decides, and other tests say how.
      if (
        permission === "signed-in" ||
        ["cluster", "host", "operation", "settings"].some((of) => permission === `${of}.read`)
      )
        return;
      const answer = await panel.call(method, concrete(pattern), { headers: { authorization: readingOnly } });
      expect(answer).toMatchObject({ status: 403, body: { code: "auth.forbidden" } });
    },
  );

  test.each(guarded.filter(({ pattern }) => pattern.includes("[id]")))(
    "$method $pattern tells a token with every duty nothing of what is outside of its clusters",
    async ({ method, pattern }) => {
      const answer = await panel.call(method, concrete(pattern, foreignId(pattern)), {
        headers: { authorization: limited },
        body: bodyFor(pattern, method),
        revision: 1,
      });
      expect([403, 404]).toContain(answer.status);
      expect(answer.body).not.toHaveProperty("current");
    },
  );

  test.each(guarded.filter(({ pattern }) => pattern.includes("[id]")))(
    "$method $pattern answers not_found for an id that does not exist and for one that cannot",
    async ({ method, pattern }) => {
      const body = bodyFor(pattern, method);
      const revision = method === "PATCH" || method === "DELETE" ? { revision: 1 } : {};
      const unknown = await panel.call(method, concrete(pattern), { as: "admin", body, ...revision });
      const impossible = await panel.call(
        method,
        pattern.replace("[id]", "..%2f..%2fetc").replace("[itemId]", "1").replace("[number]", "1"),
        {
          as: "admin",
          body,
          ...revision,
        },
      );
      for (const answer of [unknown, impossible])
        expect(answer).toMatchObject({ status: 404, body: { code: "not_found" } });
    },
  );
});

function concrete(pattern: string, id = "0199d1a0-0000-7000-8000-000000000000"): string {
  return pattern.replace("[id]", id).replace("[itemId]", id).replace("[number]", "1");
}

/** Something that exists, in a cluster that is not the token's; undefined = of a kind that belongs to no cluster. */
function foreignId(pattern: string): string | undefined {
  const ids: Readonly<Record<string, string>> = {
    clusters: foreign.clusterId,
    directors: foreign.directorIds[0],
    vips: foreign.vipId,
    "real-servers": foreign.realServerIds[0],
    services: foreign.serviceId,
    destinations: foreign.destinationIds[0],
  };
  return ids[pattern.split("/")[3] ?? ""];
}

/** The smallest valid body, so that only the id is wrong. */
function bodyFor(pattern: string, method: string): unknown {
  const id = "0199d1a0-0000-7000-8000-000000000001";
  const bodies: Record<string, unknown> = {
    "POST /api/v1/clusters/[id]/directors": { hostId: id, address: "10.0.0.1", interface: "eth0", priority: 100 },
    "POST /api/v1/clusters/[id]/vips": { address: "10.0.0.100" },
    "POST /api/v1/clusters/[id]/real-servers": { name: "web1", address: "10.0.0.11" },
    "POST /api/v1/clusters/[id]/services": { name: "web", vipId: id, port: 80 },
    "POST /api/v1/services/[id]/destinations": { realServerId: id },
    "POST /api/v1/destinations/[id]/weight": { weight: 1 },
    "POST /api/v1/real-servers/[id]/maintenances": { reason: "disk" },
    "POST /api/v1/real-servers/[id]/weight": { weight: 1 },
    "POST /api/v1/wall-screens/[id]/pair": { code: "BCDF-GHJK" },
    "POST /api/v1/hosts/[id]/trust": { fingerprint: `SHA256:${"A".repeat(43)}` },
    "PUT /api/v1/hosts/[id]/credential": { kind: "worker_key" },
    "POST /api/v1/hosts/[id]/install-key": { password: "x" },
    "POST /api/v1/directors/[id]/inspections": { kind: "log", log: "keepalived" },
    "POST /api/v1/hosts/[id]/packages": { packages: ["keepalived"] },
  };
  return bodies[`${method} ${pattern}`];
}
