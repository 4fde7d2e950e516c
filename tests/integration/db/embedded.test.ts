import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBinaries, installedBinaries } from "@/lib/db/embedded/binaries";
import { type EmbeddedPostgres, startPostgres } from "@/lib/db/embedded/start-postgres";

const isRoot = process.getuid?.() === 0;
let scratch: string;
let server: EmbeddedPostgres | undefined;

beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), "signalbox-embedded-"));
  chmodSync(scratch, 0o755);
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  rmSync(scratch, { recursive: true });
});

describe("the embedded server", () => {
  const start = async () => {
    server = await startPostgres({ directory: path.join(scratch, "postgres"), durable: false });
    return server;
  };
  const data = (file: string) => path.join(scratch, "postgres/data", file);

  test("starts over the leftovers of a first start that was interrupted", async () => {
    mkdirSync(path.join(scratch, "postgres/data.new/base"), { recursive: true });
    writeFileSync(path.join(scratch, "postgres/password.new"), "half");
    await start();
    expect(existsSync(data("PG_VERSION"))).toBe(true);
    expect(existsSync(path.join(scratch, "postgres/data.new"))).toBe(false);
    expect(existsSync(path.join(scratch, "postgres/password.new"))).toBe(false);
  });

  test("is not kept from starting by a pid file whose number belongs to another program now", async () => {
    await (await start()).stop();
    writeFileSync(data("postmaster.pid"), `${process.pid}\n${data("")}\n0\n5432\n\n127.0.0.1\n  1 1\nready   \n`);
    expect((await start()).pid).not.toBe(process.pid);
  });

  test("is started again on the port that was handed out", async () => {
    const first = await start();
    await first.stop();
    server = await startPostgres({ directory: path.join(scratch, "postgres"), durable: false, port: first.port });
    expect(server.url).toBe(first.url);
  });

  test("refuses data of another major version and says what to do", async () => {
    await (await start()).stop();
    writeFileSync(data("PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow(/was made by PostgreSQL 17, .*dump the database/);
  });

  test("frees the folder when it cannot start, so that the next attempt is not refused", async () => {
    await (await start()).stop();
    writeFileSync(data("PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow("PostgreSQL 17");
    writeFileSync(data("PG_VERSION"), "18\n");
    await start();
  });
});

describe.runIf(isRoot)("binaries that the server's account cannot reach", () => {
  const nobody = { kind: "user", uid: 65534, gid: 65534 } as const;
  let installed: string;
  let copies: string;

  beforeEach(() => {
    const closed = path.join(scratch, "root-only");
    mkdirSync(closed, { mode: 0o700 });
    cpSync(path.dirname(installedBinaries()), path.join(closed, "package"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    installed = path.join(closed, "package/native");
    copies = path.join(scratch, "copies");
    mkdirSync(copies);
    chmodSync(copies, 0o1777);
  });

  test("are copied once and used from there", () => {
    const copy = findBinaries(nobody, installed, copies);
    expect(path.dirname(copy)).toBe(copies);
    const made = statSync(copy).ino;
    expect(findBinaries(nobody, installed, copies)).toBe(copy);
    expect(statSync(copy).ino).toBe(made);
  });

  test.each([
    ["a file that others may write", (copy: string) => chmodSync(path.join(copy, "bin/postgres"), 0o757)],
    ["a file of somebody else", (copy: string) => chownSync(path.join(copy, "bin/initdb"), 65534, 65534)],
    ["a folder of somebody else", (copy: string) => chownSync(copy, 65534, 65534)],
  ])("are copied anew when the copy has %s", (_what, spoil) => {
    const copy = findBinaries(nobody, installed, copies);
    const spoilt = statSync(copy).ino;
    spoil(copy);
    expect(findBinaries(nobody, installed, copies)).toBe(copy);
    expect(statSync(copy).ino).not.toBe(spoilt);
    expect(statSync(path.join(copy, "bin/postgres")).mode & 0o022).toBe(0);
  });

  test("are not taken through a link that somebody left under the name of the copy", () => {
    const copy = findBinaries(nobody, installed, copies);
    const elsewhere = path.join(scratch, "elsewhere");
    cpSync(copy, elsewhere, { recursive: true, verbatimSymlinks: true });
    rmSync(copy, { recursive: true });
    symlinkSync(elsewhere, copy);
    chownSync(elsewhere, 65534, 65534);
    expect(findBinaries(nobody, installed, copies)).toBe(copy);
    expect(statSync(copy).ino).not.toBe(statSync(elsewhere).ino);
  });
});
