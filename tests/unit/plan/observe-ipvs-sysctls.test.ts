import { expect, test } from "vitest";
import { observeDirectorProgram } from "@/lib/plan/observe-director";
import { ipvsSysctlsStep, readIpvsSysctls } from "@/lib/plan/observe-ipvs-sysctls";

test("sysctls are read as numbers, and what a kernel does not have is left out", () => {
  const output = "conn_reuse_mode 1\nexpire_nodest_conn 0\nexpire_quiescent_template\ncache_bypass 1";
  expect(readIpvsSysctls({ id: ipvsSysctlsStep.id, exitCode: 0, output })).toEqual({
    conn_reuse_mode: 1,
    expire_nodest_conn: 0,
  });
  expect(readIpvsSysctls(undefined)).toEqual({});
});

test("they are read after the step that loads ip_vs, so that the next observation finds nothing new", () => {
  const ids = observeDirectorProgram([]).steps.map(({ id }) => id);
  expect(ids.indexOf(ipvsSysctlsStep.id)).toBeGreaterThan(ids.indexOf("table"));
});
