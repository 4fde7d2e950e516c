import { entered } from "@/components/cluster/entered";
import type { Options } from "@/components/cluster/option-fields";

/** What a person has entered for the IPVS settings of a cluster; null = not of ours, or not entered. */
export type IpvsSettingsForm = {
  readonly timeouts: Options | null;
  readonly syncDaemon: Options | null;
  readonly sysctls: Options;
};

/** As the API takes it: what is switched off is null, and a sysctl that was not entered is left out. */
export function ipvsSettingsBody({ timeouts, syncDaemon, sysctls }: IpvsSettingsForm): object {
  return {
    timeouts: timeouts === null ? null : entered(timeouts),
    syncDaemon: syncDaemon === null ? null : entered(syncDaemon),
    sysctls: entered(sysctls),
  };
}
