import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase } from "@/lib/db/create-database";
import { prepared } from "@/lib/db/prepared";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const host = { name: "lb1", address: "192.0.2.1", username: "root", privilege: "root" } as const;

describe("errors of Prisma become errors for operators", () => {
  test("a second row with the same unique value is conflict.duplicate and names the constraint", async () => {
    await db.database.prisma.host.create({ data: host });
    await expect(db.database.prisma.host.create({ data: { ...host, address: "192.0.2.2" } })).rejects.toMatchObject({
      name: "AppError",
      code: "conflict.duplicate",
      params: { constraint: "host_name_key" },
    });
  });

  test("the same holds inside a transaction, which is rolled back", async () => {
    const attempt = db.database.transaction(async (tx) => {
      await tx.host.create({ data: { ...host, name: "lb2", address: "192.0.2.2" } });
      await tx.host.create({ data: { ...host, name: "lb2", address: "192.0.2.3" } });
    });
    await expect(attempt).rejects.toMatchObject({ code: "conflict.duplicate" });
    expect(await db.database.prisma.host.count({ where: { name: "lb2" } })).toBe(0);
  });

  test("a row that is still pointed at is conflict.in_use", async () => {
    const { prisma } = db.database;
    const held = await prisma.host.create({ data: { ...host, name: "held", address: "192.0.2.9" } });
    const cluster = await prisma.cluster.create({ data: { name: "c", engine: "keepalived" } });
    await prisma.director.create({
      data: { clusterId: cluster.id, hostId: held.id, address: "192.0.2.9", interface: "eth0", priority: 100 },
    });
    await expect(prisma.host.delete({ where: { id: held.id } })).rejects.toMatchObject({ code: "conflict.in_use" });
  });

  test("a row that is gone is not_found", async () => {
    const id = "00000000-0000-7000-8000-000000000000";
    await expect(db.database.prisma.host.delete({ where: { id } })).rejects.toMatchObject({ code: "not_found" });
  });

  test("a server that is away is database.unavailable, alone and in a transaction", async () => {
    const away = createDatabase("postgresql://nobody:x@127.0.0.1:1/none");
    await expect(away.prisma.host.count()).rejects.toMatchObject({ code: "database.unavailable" });
    await expect(away.transaction((tx) => tx.host.count())).rejects.toMatchObject({ code: "database.unavailable" });
    await away.close();
  });

  test("a server that is busy for too long is database.unavailable, alone and in a transaction, and serves again", async () => {
    const busy = createDatabase(db.url, { poolSize: 1, waitMs: 1_000 });
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let taken: Promise<void> = Promise.resolve();
    await new Promise<void>((resolve, reject) => {
      taken = busy.transaction(async (tx) => {
        await tx.host.count();
        resolve();
        await released;
      });
      taken.catch(reject);
    });
    await expect(busy.prisma.host.count()).rejects.toMatchObject({ code: "database.unavailable" });
    await expect(busy.transaction((tx) => tx.host.count())).rejects.toMatchObject({ code: "database.unavailable" });
    release();
    await taken;
    expect(await busy.prisma.host.count()).toBeGreaterThanOrEqual(0);
    await busy.close();
  });

  test("marked statements alone are kept prepared by the server", async () => {
    const kept = await db.database.transaction(async (tx) => {
      await tx.$queryRaw`${prepared} select count(*) from host`;
      await tx.$queryRaw`select count(*) from director`;
      return await tx.$queryRaw<{ statement: string }[]>`select statement from pg_prepared_statements`;
    });
    const statements = kept.map(({ statement }) => statement);
    expect(statements).toContain("/* prepared */ select count(*) from host");
    expect(statements).not.toContain("select count(*) from director");
  });

  test("an AppError thrown by the work of a transaction passes unchanged", async () => {
    const { AppError } = await import("@/lib/model/app-error");
    const mine = new AppError("plan.stale");
    await expect(
      db.database.transaction(async () => {
        throw mine;
      }),
    ).rejects.toBe(mine);
  });
});

describe("rules the schema language cannot say hold in the database", () => {
  test("weights, ports and priorities out of range are refused", async () => {
    const { prisma } = db.database;
    await expect(prisma.host.create({ data: { ...host, name: "p", port: 65536 } })).rejects.toThrow("host_port_range");
  });

  test("a host is never trusted without a confirmed key", async () => {
    const data = { ...host, name: "t", address: "192.0.2.77", trust: "trusted" } as const;
    await expect(db.database.prisma.host.create({ data })).rejects.toThrow("host_trusted_has_key");
  });

  test("there is exactly one installation row", async () => {
    const { prisma } = db.database;
    expect(await prisma.installation.count()).toBe(1);
    await expect(prisma.installation.create({ data: { id: 2 } })).rejects.toThrow("installation_single_row");
  });

  test("the audit trail can be added to and neither changed nor shortened", async () => {
    const { prisma } = db.database;
    const entry = await prisma.auditEntry.create({
      data: { actorName: "Ann", origin: "192.0.2.50", action: "host.create", objectType: "host" },
    });
    const change = prisma.auditEntry.update({ where: { id: entry.id }, data: { actorName: "Bob" } });
    await expect(change).rejects.toThrow("its rows are history");
    await expect(prisma.auditEntry.delete({ where: { id: entry.id } })).rejects.toThrow("its rows are history");
    await expect(prisma.$executeRaw`truncate audit_entry`).rejects.toThrow("its rows are history");
  });

  test("live snapshots are kept out of the write-ahead log", async () => {
    const rows = await db.database.prisma.$queryRaw<{ persistence: string }[]>`
      select relpersistence::text as persistence from pg_class where relname = 'live_snapshot'`;
    expect(rows).toEqual([{ persistence: "u" }]);
  });
});

describe("notices", () => {
  test("reach a listener when the transaction commits, and only then", async () => {
    const heard: string[] = [];
    const arrived = new EventTarget();
    const unlisten = await db.database.listen("signalbox_plan", (payload) => {
      heard.push(payload);
      arrived.dispatchEvent(new Event("notice"));
    });
    await db.database
      .transaction(async (tx) => {
        await db.database.notify(tx, "signalbox_plan", "rolled back");
        throw new Error("no");
      })
      .catch(() => undefined);
    const next = once(arrived, "notice");
    await db.database.transaction((tx) => db.database.notify(tx, "signalbox_plan", "committed"));
    await next;
    expect(heard).toEqual(["committed"]);
    await unlisten();
  });

  test("flow again after the session was cut, and the listener is told of the gap", async () => {
    const gap = new EventTarget();
    const notice = new EventTarget();
    const unlisten = await db.database.listen(
      "signalbox_host",
      () => notice.dispatchEvent(new Event("notice")),
      () => gap.dispatchEvent(new Event("gap")),
    );
    const announced = once(gap, "gap");
    await db.database.prisma.$executeRaw`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'signalbox listen' and datname = current_database()`;
    await announced;
    const heard = once(notice, "notice");
    await db.database.transaction((tx) => db.database.notify(tx, "signalbox_host", "after"));
    await heard;
    await unlisten();
  });
});
