import type { HostResource } from "@/lib/api/resources/host";
import type { ImportPreview } from "@/lib/api/resources/import";
import type { HostChoices } from "./host-choices";

/** What the fields for directors and real servers work with. */
export type HostFieldsProps = {
  cluster: ImportPreview["clusters"][number];
  choices: HostChoices;
  onChange: (choices: HostChoices) => void;
  /** undefined while they are read. */
  hosts: readonly HostResource[] | undefined;
};
