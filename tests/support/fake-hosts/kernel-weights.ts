import type { FakeHosts } from "./fake-hosts";

/** The weights that each director's kernel has for its destinations: one number where all are alike. */
export function kernelWeights(hosts: FakeHosts, directors: readonly string[]): readonly (readonly number[])[] {
  return directors.map((id) => {
    const { services } = hosts.get(id).ipvs.table;
    return [...new Set(services.flatMap(({ destinations }) => destinations.map(({ weight }) => weight)))];
  });
}
