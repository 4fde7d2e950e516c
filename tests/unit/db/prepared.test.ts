import { expect, test } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { prepared, statementName } from "@/lib/db/prepared";

const named = (statement: Prisma.Sql) => statementName({ sql: statement.sql });

test("a marked statement has one name, another text another", () => {
  const one = named(Prisma.sql`${prepared} select ${1}::int`);
  expect(one).toMatch(/^signalbox_[0-9a-f]{16}$/);
  expect(named(Prisma.sql`${prepared} select ${2}::int`)).toBe(one);
  expect(named(Prisma.sql`${prepared} select ${1}::text`)).not.toBe(one);
});

test("what is not marked is not kept", () => {
  expect(named(Prisma.sql`select ${1}::int`)).toBe("");
});
