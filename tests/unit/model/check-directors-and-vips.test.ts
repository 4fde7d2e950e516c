import { expect, test } from "vitest";
import { problemsOf } from "./problems-of";

const otherId = "0190a1b2-0000-7000-8000-000000000052";

test.each([
  [
    "adverts too slow for VRRP version 3",
    {
      "vrrp.advertIntervalSec": 41,
      "vips.1": { id: "v2", address: "fd77::100", prefixLength: 128 },
    },
    "vrrp.advertIntervalSec",
    "vrrp.advert_v3",
  ],
  [
    "two instances with one virtual router ID",
    { vrrpInstances: [{ id: otherId, virtualRouterId: 51, directors: [{ directorId: "d1", priority: 90 }] }] },
    "vrrpInstances.0.virtualRouterId",
    "vrrp.vrid_duplicate",
  ],
  [
    "two directors of one priority in an instance",
    { vrrpInstances: [{ id: otherId, virtualRouterId: 52, directors: [{ directorId: "d1", priority: 100 }] }] },
    "vrrpInstances.0.directors",
    "vrrp.duplicate_priority",
  ],
  [
    "a VIP of an instance that is gone",
    { "vips.0.vrrpInstanceId": otherId },
    "vips.0.vrrpInstanceId",
    "vip.vrrp_instance_missing",
  ],
  [
    "a password with VRRP version 3",
    { vrrp: { virtualRouterId: 51, version: 3, authentication: { secretId: otherId, sha256: "0".repeat(64) } } },
    "vrrp.authentication",
    "vrrp.authentication_v3",
  ],
  [
    "a delay before taking back what is not taken back",
    { vrrp: { virtualRouterId: 51, preempt: false, preemptDelaySec: 9 } },
    "vrrp.preemptDelaySec",
    "vrrp.preempt_delay_off",
  ],
  [
    "a tracker that changes the priority of one instance in a group",
    { vrrp: { virtualRouterId: 51, syncGroup: 1, trackers: [{ kind: "file", path: "/run/up", weight: 3 }] } },
    "vrrp.trackers.0.weight",
    "tracker.weight_in_group",
  ],
  ["two directors on one host", { "directors.1.hostId": "h1" }, "directors.1.hostId", "director.duplicate_host"],
  [
    "two directors of one address",
    { "directors.1.address": "10.77.0.11" },
    "directors.1.address",
    "director.duplicate_address",
  ],
  [
    "two directors of one priority",
    { "directors.1.priority": 150 },
    "directors.1.priority",
    "director.duplicate_priority",
  ],
  [
    "directors of two families",
    { "directors.1.address": "fd77::12" },
    "directors.1.address",
    "director.mixed_families",
  ],
  [
    "a VIP given twice",
    { "vips.1": { id: "v2", address: "10.77.0.100", prefixLength: 32 } },
    "vips.1.address",
    "vip.duplicate",
  ],
  [
    "a VIP that is a director's address",
    { "vips.0.address": "10.77.0.12" },
    "vips.0.address",
    "vip.is_director_address",
  ],
  [
    "a VIP that is a real server's address",
    { "vips.0.address": "10.77.0.22" },
    "vips.0.address",
    "vip.is_real_server_address",
  ],
  ["an IPv4 VIP with an IPv6 prefix", { "vips.0.prefixLength": 64 }, "vips.0.prefixLength", "vip.prefix_family"],
])("finds %s", (_, values, path, code) => {
  expect(problemsOf(values)).toEqual([`${path} ${code}`]);
});
