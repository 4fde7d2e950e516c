import { type Discovery, discoverySchema } from "@/lib/import/discover/model";

export const vip = "10.96.0.100";

/** keepalived.conf of a director with one service of two real servers. */
export const conf = `vrrp_instance VI_1 {
  interface eth0
  virtual_router_id 61
  priority 150
  virtual_ipaddress {
    ${vip}
  }
}
virtual_server ${vip} 80 {
  lb_algo wrr
  lb_kind DR
  protocol TCP
  real_server 10.96.0.21 80 {
    weight 3
  }
  real_server 10.96.0.22 80 {
    weight 1
  }
}
`;

/** What the kernel has when keepalived has read it. */
export const rules = `-A -t ${vip}:80 -s wrr
-a -t ${vip}:80 -r 10.96.0.21:80 -g -w 3
-a -t ${vip}:80 -r 10.96.0.22:80 -g -w 1
`;

/** A director as it was found, with keepalived in charge unless changed. */
export function foundDirector(changes: Partial<Discovery> = {}): Discovery {
  return discoverySchema.parse({
    configId: "lb1",
    keepalived: { version: "2.2.7", running: true, path: "/etc/keepalived/keepalived.conf" },
    files: [{ path: "/etc/keepalived/keepalived.conf", sha256: "0".repeat(64), text: conf }],
    ipvsadmVersion: "1.31",
    rules,
    timeouts: "Timeout (tcp tcpfin udp): 900 120 300",
    daemons: [],
    sysctls: { conntrack: 0, sync_qlen_max: 12345 },
    addresses: [
      { interface: "lo", address: "127.0.0.1", prefixLength: 8 },
      { interface: "eth1", address: "192.0.2.1", prefixLength: 24 },
      { interface: "eth0", address: "10.96.0.1", prefixLength: 24 },
      { interface: "eth0", address: vip, prefixLength: 32 },
    ],
    markRules: [],
    bootLoader: null,
    ...changes,
  });
}
