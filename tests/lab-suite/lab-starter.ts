/** A process that starts a lab, says so and stays: for the test that kills it. */
import { startLab } from "@/tests/lab/lab";

const lab = await startLab(JSON.parse(process.argv[2] ?? "{}"));
console.log(`up: ${lab.hosts.join(" ")}`);
setInterval(() => undefined, 60_000);
