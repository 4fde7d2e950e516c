/** Processes that run or wait for the disk, on average over one, five and fifteen minutes. */
export type Load = readonly [number, number, number];

/** Reads the line of /proc/loadavg, alone or among other text: "0.10 0.05 0.01 1/123 4567". */
export function parseLoad(text: string): Load | null {
  const [, ...found] = /^(\d{1,6}\.\d\d) (\d{1,6}\.\d\d) (\d{1,6}\.\d\d) \d+\/\d+ \d+$/m.exec(text) ?? [];
  const [one, five, fifteen] = found.map(Number);
  return one === undefined || five === undefined || fifteen === undefined ? null : [one, five, fifteen];
}
