import { listIpvsModules } from "@/lib/ipvs/ipvs-modules";
import { packetFilterLines } from "@/lib/plan/observe-common";
import type { Program } from "@/lib/shell/model";

/**
 * Reads what a host is, and changes nothing: `ipvsadm` itself would load the kernel module, so its version comes from
 * the package database while the module is not loaded.
 */
export const factsProgram: Program = {
  steps: [
    {
      id: "system",
      script: `echo "hostname $(uname -n)"
echo "kernel $(uname -r)"
echo "architecture $(uname -m)"
if [ -d /run/systemd/system ]; then echo "init systemd"; else echo "init sysv"; fi
for tool in apt-get dnf yum; do
  if command -v "$tool" >/dev/null 2>&1; then echo "packages $tool"; break; fi
done
if [ -e /proc/net/ip_vs ] || [ -d /sys/module/ip_vs ]; then echo "ipvs loaded"
elif modprobe -n -q ip_vs 2>/dev/null; then echo "ipvs available"
else echo "ipvs absent"
fi
${packetFilterLines}`,
    },
    {
      id: "os",
      mayFail: true,
      script: "if [ -r /etc/os-release ]; then exec cat /etc/os-release; fi; exec cat /usr/lib/os-release",
    },
    { id: "keepalived", mayFail: true, script: "exec keepalived --version" },
    {
      id: "ipvsadm",
      mayFail: true,
      script: `command -v ipvsadm >/dev/null
if [ -e /proc/net/ip_vs ]; then exec ipvsadm --version; fi
dpkg-query -W -f 'ipvsadm v\${Version}' ipvsadm 2>/dev/null ||
  rpm -q --qf 'ipvsadm v%{VERSION}' ipvsadm 2>/dev/null ||
  echo 'ipvsadm installed'`,
    },
    { id: "modules", mayFail: true, script: listIpvsModules },
    { id: "links", mayFail: true, script: "exec ip -o link show" },
    { id: "addresses", mayFail: true, script: "exec ip -o address show" },
  ],
};
