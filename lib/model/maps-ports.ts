import type { Forwarding } from "./cluster";

/** Whether a destination may have another port than the one that clients ask for: by NAT only. */
export function mapsPorts(forwarding: Forwarding): boolean {
  return forwarding === "nat" || forwarding === "fullnat";
}
