import { kernelSchedulerFlags } from "@/lib/ipvs/kernel-scheduler-flags";
import { schedulerFlagSchema } from "@/lib/model/scheduler-flags";
import { tables } from "../ipvs/tables";

/** Tables as ipvsadm prints them: it names the flags of a scheduler in one way only. */
export const savedTables = tables.map(({ services }) => ({
  services: services.map((service) => ({
    ...service,
    schedulerFlags: kernelSchedulerFlags(
      service.scheduler,
      service.schedulerFlags.map((flag) => schedulerFlagSchema.parse(flag)),
    ),
  })),
}));
