import net from "node:net";

/** The first of these ports that this process may listen on at `address`, or null. */
export async function freePort(address: string, ports: readonly number[]): Promise<number | null> {
  for (const port of ports) if (await isFree(address, port)) return port;
  return null;
}

/** The first loopback net from `first` (such as 127.78.0) upwards that nobody's lab answers on. */
export async function freeLoop(first: string, ports: readonly number[]): Promise<string> {
  const [a = 127, b = 0, c = 0] = first.split(".").map(Number);
  // A daemon on 0.0.0.0 has its port taken on every loopback address, whatever lab is up.
  const port = await freePort(`${a}.255.255.254`, ports);
  for (let second = b; port !== null && second < 255; second++) {
    const loop = `${a}.${second}.${c}`;
    if (await isFree(`${loop}.1`, port)) return loop;
  }
  throw new Error(`every loopback net from ${first} upwards is in use`);
}

function isFree(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen(port, address, () => server.close(() => resolve(true)));
  });
}
