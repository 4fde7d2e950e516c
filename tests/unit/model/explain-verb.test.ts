import { expect, test } from "vitest";
import { explainVerb, type VerbFacts } from "@/lib/model/explain-verb";

const persistence = { timeoutSec: 300, prefixLength: null, engine: null };

function drain(facts: Partial<VerbFacts>) {
  return explainVerb("drain", { persistence, sysctls: {}, observed: [], ...facts });
}

function director(name: string, value: number | null): VerbFacts["observed"][number] {
  return { director: name, sysctls: value === null ? {} : { expire_quiescent_template: value } };
}

test("a drain of a service without persistence needs no settings to be explained", () => {
  expect(drain({ persistence: null, observed: [director("lb1", 1)] }).code).toBe("drain");
});

test("what the cluster sets counts, whatever was seen last", () => {
  expect(drain({ sysctls: { expire_quiescent_template: 1 }, observed: [director("lb1", 0)] }).code).toBe(
    "drain_moving",
  );
  const fixed = { expire_quiescent_template: 0 };
  expect(drain({ sysctls: fixed, observed: [director("lb1", 1)] }).code).toBe("drain_persistent");
});

test.each([
  [[], "drain_persistent"],
  [[director("lb1", 0), director("lb2", 0)], "drain_persistent"],
  [[director("lb1", 1), director("lb2", 1)], "drain_moving"],
  [[director("lb1", null), director("lb2", null)], "drain_persistent"],
])("what the cluster leaves to its directors is as they have it: %j is %s", (observed, code) => {
  expect(drain({ observed }).code).toBe(code);
});

test("directors that differ are named", () => {
  const { code, params } = drain({ observed: [director("lb1", 1), director("lb2", 0)] });
  expect({ code, params }).toEqual({ code: "drain_mixed", params: { timeoutSec: 300, directors: "lb1" } });
});
