import { parseAddress } from "@/lib/model/address";
import { clientAddressHeader } from "./auth";

/** Where a request came from, as our own server saw it; "local" for requests made inside this process. */
export function clientAddress(headers: Headers): string {
  return parseAddress(headers.get(clientAddressHeader) ?? "") ?? "local";
}
