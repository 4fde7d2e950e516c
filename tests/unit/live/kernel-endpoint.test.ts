import { expect, test } from "vitest";
import { kernelEndpoint } from "@/components/cluster/kernel-endpoint";

const destination = { address: "10.77.0.21", port: 8080, forwarding: "dr" } as const;

test("without NAT a destination has the port of each kernel service", () => {
  expect(kernelEndpoint("TCP 10.77.0.100:80", destination)).toBe("10.77.0.21:80");
  expect(kernelEndpoint("TCP [fd77::100]:443", { ...destination, forwarding: "tun" })).toBe("10.77.0.21:443");
  expect(kernelEndpoint("FWM 7 inet", destination)).toBe("10.77.0.21:0");
});

test("by NAT it has its own, and IPv6 is spelt as the kernel does", () => {
  expect(kernelEndpoint("TCP 10.77.0.100:80", { ...destination, forwarding: "fullnat" })).toBe("10.77.0.21:8080");
  const inet6 = { ...destination, address: "fd77:0::21", forwarding: "nat" } as const;
  expect(kernelEndpoint("FWM 7 inet6", inet6)).toBe("[fd77::21]:8080");
});
