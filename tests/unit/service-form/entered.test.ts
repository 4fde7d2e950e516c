import { expect, test } from "vitest";
import { z } from "zod";
import { changedFields, entered } from "@/components/cluster/entered";
import { newUuid } from "@/components/cluster/new-uuid";

test("what was not entered is not sent, however deep it is", () => {
  const form = { urls: [{ path: "/", digest: null }], warmupSec: null, retry: 0, dynamic: false };
  expect(entered(form)).toEqual({ urls: [{ path: "/" }], retry: 0, dynamic: false });
});

test("a form changes what means something else, not what is written in another order", () => {
  const base = { name: "web", ipvs: { timeouts: { tcpSec: 900, udpSec: 300 }, syncDaemon: null }, vrrp: null };
  const form = { name: "shop", ipvs: { timeouts: { udpSec: 300, tcpSec: 900 } }, vrrp: null };
  expect(changedFields(form, base)).toEqual({ name: "shop" });
  expect(changedFields({ ...form, ipvs: { timeouts: null } }, base)).toHaveProperty("ipvs");
});

test("ids made in the browser are UUIDs, each another", () => {
  const ids = Array.from({ length: 1000 }, newUuid);
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(z.uuidv4().safeParse(id).error).toBeUndefined();
});
