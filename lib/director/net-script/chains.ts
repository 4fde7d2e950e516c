/** The rules of the list as chains of iptables, of family $family by $tool. */
export const chainFunctions = `set_chains() {
  marks=$(print_rules mark $family iptables)
  sources=$(print_rules masquerade $family iptables)
  serves=$(print_rules serve $family iptables)
  set_chain SIGNALBOX mangle PREROUTING "$marks"
  set_chain SIGNALBOX nat POSTROUTING "$sources"
  set_chain SIGNALBOX-SERVE nat PREROUTING "$serves"
}

remove_chains() {
  remove_chain SIGNALBOX mangle PREROUTING
  remove_chain SIGNALBOX nat POSTROUTING
  remove_chain SIGNALBOX-SERVE nat PREROUTING
}`;
