import { expect, test } from "vitest";
import { renderSave } from "@/lib/ipvs/render-save";
import { IpvsSimulator } from "../../support/ipvs-simulator";

const service = "-A -t 10.0.0.1:80 -s rr";
const destination = "-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 3";

test.each([
  ["Service already exists", [service, service]],
  ["No such service", ["-E -t 10.0.0.1:80 -s rr"]],
  ["No such service", ["-D -t 10.0.0.1:80"]],
  ["Service not defined", [destination]],
  ["Service not defined", ["-d -t 10.0.0.1:80 -r 10.0.0.2:80"]],
  ["Destination already exists", [service, destination, destination]],
  ["No such destination", [service, "-e -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1"]],
  ["No such destination", [service, "-d -t 10.0.0.1:80 -r 10.0.0.2:80"]],
  ["Numerical result out of range", [service, `${destination} -x 1 -y 2`]],
])("answers as the kernel does: %s", (message, lines) => {
  expect(new IpvsSimulator().restore(lines)).toEqual([message]);
});

test("goes on after a refused line, as ipvsadm -R does", () => {
  const kernel = new IpvsSimulator();
  expect(kernel.restore(["-D -t 10.0.0.9:80", service])).toEqual(["No such service"]);
  expect(renderSave(kernel.table)).toBe(`${service}\n`);
});

test("puts back to its default what an edit leaves out, and the port under direct routing", () => {
  const kernel = new IpvsSimulator();
  kernel.restore(["-A -t 10.0.0.1:80 -s rr -p 60", "-a -t 10.0.0.1:80 -r 10.0.0.2:8080 -g -w 3 -x 5 -y 1"]);
  expect(kernel.restore(["-E -t 10.0.0.1:80", "-e -t 10.0.0.1:80 -r 10.0.0.2:80"])).toEqual([]);
  expect(renderSave(kernel.table)).toBe("-A -t 10.0.0.1:80 -s wlc\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1\n");
});
