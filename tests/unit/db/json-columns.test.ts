import fc from "fast-check";
import { expect, test } from "vitest";
import { fromColumns, toColumns } from "@/lib/db/json-columns";

/** As it comes out of a row of the database. */
function stored(value: unknown): unknown {
  return fromColumns(JSON.parse(JSON.stringify(toColumns(value))));
}

test("whatever JSON says is the same after it was put into columns", () => {
  expect(stored(JSON.parse('[{"__proto__":1,"a":2}]'))).toEqual(JSON.parse('[{"__proto__":1,"a":2}]'));
  const rows = fc.array(fc.record({ "=": fc.jsonValue(), a: fc.nat(), b: fc.option(fc.string()) }));
  const lists = fc.array(fc.array(fc.record({ key: fc.string(), rates: fc.option(fc.record({ in: fc.nat() })) })));
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), rows, lists, fc.record({ "=": rows, of: lists })), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      expect(stored(plain)).toEqual(plain);
    }),
  );
});

test("the names of fields stand once, however many rows there are", () => {
  const row = (port: number) => ({ key: `10.0.0.1:${port}`, counters: { inBytes: "1", outBytes: "2" }, rates: null });
  const services = [1, 2].map((service) => ({ service, destinations: [1, 2, 3].map(row) }));
  const text = JSON.stringify(toColumns({ services }));
  expect(stored({ services })).toEqual({ services });
  for (const name of ["key", "inBytes", "outBytes", "rates", "destinations"]) {
    expect(text.split(`"${name}"`), name).toHaveLength(2);
  }
});
