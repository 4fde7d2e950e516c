import { z } from "zod";
import { type LabHostName, labHosts } from "./lab-hosts";

const hostNames: readonly string[] = labHosts.map(({ name }) => name);

const machineOptionsSchema = z.object({
  flavour: z.enum(["systemd", "plain"]),
  hosts: z.array(z.custom<LabHostName>((name) => typeof name === "string" && hostNames.includes(name))),
  loop: z.string(),
  port: z.number(),
  runDir: z.string(),
  memory: z.string(),
  cpu: z.string(),
  /** The ext4 file to boot. */
  image: z.string(),
  /** A library that its kernel is started with; null = none. */
  preload: z.string().nullable(),
});

/** What supervisor.ts and machine.ts are told: one JSON word on their command line. */
export type MachineOptions = z.infer<typeof machineOptionsSchema>;

export function parseMachineOptions(text: string | undefined): MachineOptions {
  return machineOptionsSchema.parse(JSON.parse(text ?? "null"));
}
