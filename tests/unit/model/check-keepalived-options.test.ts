import { expect, test } from "vitest";
import { problemsOf } from "./problems-of";

const portsOf = (port: number) =>
  Object.fromEntries(
    [0, 1, 2].flatMap((index) => [
      [`services.0.destinations.${index}.port`, port],
      ...(port === 0 ? [[`services.0.destinations.${index}.healthChecks`, []]] : []),
    ]),
  );
const mark = (number: number, change: { family?: string; firstPort?: number } = {}) => {
  const { family = "inet", firstPort = 80 } = change;
  return { kind: "fwmark", mark: number, family, feeds: [{ vipId: "v1", protocol: "TCP", firstPort, lastPort: 80 }] };
};

test.each([
  [
    "a check that has no port to connect to",
    { "services.0.listener": mark(7), ...portsOf(0), "services.0.destinations.1.healthChecks": null },
    "services.0.healthChecks.0.connectPort",
    "check.port",
  ],
  [
    "two BFD sessions with one destination",
    { "services.0.healthChecks": [{ kind: "bfd" }, { kind: "tcp" }, { kind: "bfd" }] },
    "services.0.healthChecks.2",
    "check.bfd_twice",
  ],
  [
    "an expected answer that nobody waits for",
    { "services.0.healthChecks": [{ kind: "udp", reply: "00" }] },
    "services.0.healthChecks.0.reply",
    "check.reply_not_required",
  ],
  [
    "an answer that is both too short and too long",
    { "services.0.healthChecks": [{ kind: "udp", requireReply: true, minReplyLength: 9, maxReplyLength: 8 }] },
    "services.0.healthChecks.0.minReplyLength",
    "check.reply_lengths",
  ],
  [
    "a quorum that all weights together do not reach",
    { "services.0.keepalived.quorum": 7 },
    "services.0.keepalived.quorum",
    "quorum.exceeds_weights",
  ],
  [
    "a hysteresis that the quorum never falls below",
    { "services.0.keepalived.hysteresis": 1 },
    "services.0.keepalived.hysteresis",
    "quorum.hysteresis_below",
  ],
  [
    "a sorry server of the other family",
    { "services.0.keepalived.sorryServer": { address: "fd77::29", port: 80, forwarding: "dr" } },
    "services.0.keepalived.sorryServer.address",
    "sorry_server.family",
  ],
  [
    "a sorry server on another port without NAT",
    { "services.0.keepalived.sorryServer": { address: "10.77.0.29", port: 81, forwarding: "dr" } },
    "services.0.keepalived.sorryServer.port",
    "sorry_server.port_mapping",
  ],
  [
    "a sorry server that is a destination",
    { "services.0.keepalived.sorryServer": { address: "10.77.0.21", port: 80, forwarding: "dr" } },
    "services.0.keepalived.sorryServer.address",
    "sorry_server.is_destination",
  ],
  [
    "a TCP check of a UDP service",
    { "services.0.listener.protocol": "UDP" },
    "services.0.healthChecks.0",
    "check.protocol",
  ],
  ["a check with engine ipvsadm", { engine: "ipvsadm" }, "services.0.healthChecks", "check.no_effect"],
])("finds %s", (_, values, path, code) => {
  expect(problemsOf(values)).toEqual([`${path} ${code}`]);
});
