import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { PatientPool } from "@/lib/jobs/patient-pool";

test("a repetition that comes after the pool was closed ends nothing and nobody", async () => {
  const pool = new PatientPool({ connectionString: "postgresql://nobody@127.0.0.1:1/none" });
  await pool.end();
  const outcome = pool.connect().then(
    () => "answered",
    () => "refused",
  );
  expect(await Promise.race([outcome, turn("left alone")])).toBe("left alone");
});

test("a connection that cannot be had while the pool is open can be asked for again", async () => {
  const pool = new PatientPool({ connectionString: "postgresql://nobody@127.0.0.1:1/none" });
  await expect(pool.connect()).rejects.toMatchObject({ code: "40001" });
  await pool.end();
});
