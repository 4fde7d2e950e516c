/** The parts of a keepalived.conf that is right, to be made wrong one at a time. */
const global = "global_defs {\n    router_id faults\n}\n";
const instance = `vrrp_instance VI_89 {
    state BACKUP
    interface eth0
    virtual_router_id 89
    priority 100
    advert_int 1
    unicast_src_ip 10.77.0.12
    unicast_peer {
        10.77.0.11
    }
    virtual_ipaddress {
        10.77.0.89/32 dev eth0
    }
}
`;
const server = `virtual_server 10.77.0.89 80 {
    delay_loop 2
    lvs_sched wrr
    lvs_method DR
    protocol TCP
    real_server 10.77.0.21 80 {
        weight 2
        TCP_CHECK {
            connect_timeout 2
        }
    }
}
`;

const whole = `${global}${instance}${server}`;
const inInstance = (from: string, to: string) => `${global}${instance.replace(from, to)}${server}`;
const inServer = (from: string, to: string) => `${global}${instance}${server.replace(from, to)}`;

/** Files that keepalived must not get, by what is wrong with each. */
export const refusedFiles: Readonly<Record<string, string>> = {
  "an unknown word at the top": `${whole}nonsense\n`,
  "an unknown block": `${whole}virtual_servr 10.77.0.89 80 {\n}\n`,
  "an unknown word in an instance": inInstance("state BACKUP", "stat BACKUP"),
  "an unknown state": inInstance("state BACKUP", "state STANDBY"),
  "no interface": inInstance("    interface eth0\n", ""),
  "an interface that is not there": inInstance("interface eth0", "interface eth7"),
  "a VIP on an interface that is not there": inInstance("dev eth0", "dev eth7"),
  "a virtual router of 256": inInstance("virtual_router_id 89", "virtual_router_id 256"),
  "a virtual router of 0": inInstance("virtual_router_id 89", "virtual_router_id 0"),
  "no virtual router": inInstance("    virtual_router_id 89\n", ""),
  "a priority of 300": inInstance("priority 100", "priority 300"),
  "an interval that is a word": inInstance("advert_int 1", "advert_int often"),
  "an address that is none": inInstance("10.77.0.89/32", "10.77.0.389/32"),
  "a source that is none": inInstance("unicast_src_ip 10.77.0.12", "unicast_src_ip nowhere"),
  "two instances with one virtual router": `${whole}${instance.replace("VI_89", "VI_90")}`,
  "an instance twice": `${whole}${instance}`,
  "a service of which the address is none": inServer("virtual_server 10.77.0.89 80", "virtual_server 10.77.0.389 80"),
  "a service on port 70000": inServer("virtual_server 10.77.0.89 80", "virtual_server 10.77.0.89 70000"),
  "an unknown method": inServer("lvs_method DR", "lvs_method DIRECT"),
  "an unknown protocol": inServer("protocol TCP", "protocol TPC"),
  "an unknown check": inServer("TCP_CHECK", "TPC_CHECK"),
  "a destination that is none": inServer("real_server 10.77.0.21 80", "real_server 10.77.0.321 80"),
  "a weight below zero": inServer("weight 2", "weight -2"),
  "a weight that is a word": inServer("weight 2", "weight heavy"),
  "a block that is not closed": `${global}${instance}${server.slice(0, server.lastIndexOf("}"))}`,
  "a brace too many": `${whole}}\n`,
  "a tracked script that is not there": `vrrp_script chk {\n    script /usr/local/bin/not-there\n}\n${inInstance("advert_int 1", "advert_int 1\n    track_script {\n        chk\n    }")}`,
  "a name that nothing defines": inInstance("advert_int 1", "advert_int 1\n    track_script {\n        nobody\n    }"),
  "the first half of a file": whole.slice(0, Math.floor(whole.length / 2)),
};

/** The same file with nothing wrong, by which the others are known to be refused for what is wrong with them. */
export const rightFile = whole;
