import type { Endpoint } from "@/lib/ipvs/parse-endpoint";
import { isFault } from "./line-fault";
import { type ListedAttributes, readAttributes } from "./read-attributes";
import { readNumbers } from "./read-numbers";
import type { ListingColumns } from "./read-services";

/** Columns of a listing whose services show their attributes and whose destinations show so many numbers. */
export function numberColumns<D>(
  count: number,
  destination: (endpoint: Endpoint, numbers: readonly number[]) => Endpoint & D,
): ListingColumns<ListedAttributes, D> {
  return {
    service: readAttributes,
    destination(words, from, endpoint) {
      const numbers = readNumbers(words, from, count);
      return isFault(numbers) ? numbers : destination(endpoint, numbers);
    },
  };
}
