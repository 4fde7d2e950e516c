import type { DesiredDestination, DesiredService } from "./cluster";
import type { HealthCheck } from "./health-check";

/** The checks that decide over a destination: its own, or else those of its service. */
export function destinationChecks(
  service: Pick<DesiredService, "healthChecks">,
  destination: Pick<DesiredDestination, "healthChecks">,
): readonly HealthCheck[] {
  return destination.healthChecks ?? service.healthChecks;
}
