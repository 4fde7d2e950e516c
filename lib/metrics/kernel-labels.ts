import type { Labels } from "./exposition";

/**
 * Labels of a service and of a destination as node_exporter's ipvs collector has them, so that both can be joined: marks as
 * eight hexadecimal digits, what does not apply empty.
 */
export function kernelLabels(
  serviceKey: string,
  destination?: { readonly address: string; readonly port: number },
): Labels {
  return {
    ...localLabels(serviceKey),
    ...(destination !== undefined && { remote_address: destination.address, remote_port: String(destination.port) }),
  };
}

function localLabels(serviceKey: string): Labels {
  const [, mark] = /^FWM (\d+) /.exec(serviceKey) ?? [];
  if (mark !== undefined) {
    const digits = Number(mark).toString(16).toUpperCase().padStart(8, "0");
    return { local_address: "", local_port: "", proto: "FWM", local_mark: digits };
  }
  const [, proto = "", address = "", port = ""] = /^([A-Z]+) \[?([^\]]*?)\]?:(\d+)$/.exec(serviceKey) ?? [];
  return { local_address: address, local_port: port, proto, local_mark: "" };
}
