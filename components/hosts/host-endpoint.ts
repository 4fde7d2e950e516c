/** Where its sshd is, as one would type it: the port only when it is not 22, IPv6 addresses in brackets then. */
export function hostEndpoint({ address, port }: { address: string; port: number }): string {
  if (port === 22) {
    return address;
  }
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}
