import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";

/** The field a person has to change, by the unique constraint that refused it. */
const fieldOf: Readonly<Record<string, string>> = {
  cluster_name_key: "name",
  director_hostId_key: "hostId",
  director_clusterId_priority_key: "priority",
  vip_address_key: "address",
  real_server_clusterId_address_key: "address",
  real_server_clusterId_name_key: "name",
  service_endpoint_vipId_protocol_port_key: "port",
  service_endpoint_clusterId_mark_family_key: "mark",
  virtual_service_clusterId_name_key: "name",
  destination_serviceId_realServerId_port_key: "realServerId",
  host_name_key: "name",
  host_address_port_key: "address",
};

/**
 * Two requests that take the same value at the same time both pass the checks; the unique constraint then refuses the
 * second. This gives that refusal the field it is about.
 */
export function nameDuplicates(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== "conflict.duplicate" || error.problems.length > 0) return error;
  const field = fieldOf[error.params.constraint ?? ""];
  const problems = [errorAt(field === undefined ? [] : [field], "value.duplicate")];
  return new AppError("conflict.duplicate", { problems, cause: error });
}
