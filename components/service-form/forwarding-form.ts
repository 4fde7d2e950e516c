import type { Forwarding } from "@/lib/model/cluster";
import type { Tunnel } from "@/lib/model/tunnel";

/** How packets reach a real server. The tunnel is kept while another method is tried. */
export type ForwardingForm = { readonly forwarding: Forwarding; readonly tunnel: Tunnel };

export const directRouting: ForwardingForm = { forwarding: "dr", tunnel: { kind: "ipip" } };

/** As a destination has it. */
export function forwardingFormOf(destination: { forwarding: Forwarding; tunnel: Tunnel | null }): ForwardingForm {
  return { forwarding: destination.forwarding, tunnel: destination.tunnel ?? directRouting.tunnel };
}

/** Both fields as the API takes them: only a tunnelled destination has a tunnel. */
export function forwardingBody({ forwarding, tunnel }: ForwardingForm): {
  forwarding: Forwarding;
  tunnel: Tunnel | null;
} {
  return { forwarding, tunnel: forwarding === "tun" ? tunnel : null };
}
