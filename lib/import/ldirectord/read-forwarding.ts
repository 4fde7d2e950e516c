/** ldirectord's words for the forwarding method, which are those of ipvsadm's long options. */
export function readForwarding(word: string): "dr" | "nat" | "tun" | null {
  switch (word) {
    case "gate":
      return "dr";
    case "masq":
      return "nat";
    case "ipip":
      return "tun";
    default:
      return null;
  }
}
