import type { InitSystem, PlanStep } from "./model";
import { noOp } from "./plan-file";

export type BootService = {
  readonly unit: string;
  readonly init: InitSystem;
  readonly enabled: boolean;
  readonly wanted: boolean;
  /** systemd has to read a unit file that was written or removed. */
  readonly unitChanged: boolean;
};

/**
 * The step that lets a service of ours start at boot, or no longer. With systemd the unit is started as well: its work is
 * done by then, but without it systemd would call a real server in full service "inactive".
 */
export function bootSteps(service: BootService): PlanStep[] {
  const { unit, enabled, wanted } = service;
  if (enabled === wanted && !service.unitChanged) {
    return [noOp("boot", { code: wanted ? "step.boot_enabled" : "step.boot_disabled", params: { unit } })];
  }
  return [
    {
      id: "boot",
      action: wanted ? (enabled ? "update" : "create") : "delete",
      title: { code: wanted ? "step.boot_enable" : "step.boot_disable", params: { unit } },
      reason: { code: wanted ? "reason.survive_boot" : "reason.not_at_boot", params: {} },
      script: wanted ? enableScript(service) : disableScript(service),
      undo: enabled === wanted ? "" : wanted ? disableScript(service) : enableScript(service),
    },
  ];
}

function enableScript({ unit, init }: BootService): string {
  if (init === "systemd") return `systemctl daemon-reload\nsystemctl enable --quiet --now ${unit}.service`;
  return `if command -v update-rc.d >/dev/null; then
  update-rc.d ${unit} defaults
  update-rc.d ${unit} enable
else
  chkconfig --add ${unit}
  chkconfig ${unit} on
fi`;
}

function disableScript({ unit, init }: BootService): string {
  if (init === "systemd") return `systemctl disable --quiet --now ${unit}.service`;
  return `if command -v update-rc.d >/dev/null; then update-rc.d ${unit} disable; else chkconfig ${unit} off; fi`;
}
