import { checkCluster } from "@/lib/model/check-cluster";
import { clusterWith } from "@/tests/support/example-cluster";

/** What is wrong with the example cluster once it has these values: `PATH CODE` each. */
export function problemsOf(values: Readonly<Record<string, unknown>>): string[] {
  return checkCluster(clusterWith(values)).map(({ path, code }) => `${path.join(".")} ${code}`);
}
