/** Goes through the list of how packets get here. */
export const netFunctions = `# The kernel takes no two tunnels of one kind, so what has left the list goes first. What is going to be ours is written
# down before it is made.
start_net() {
  remove_net "$net_applied" "$net"
  printf %s "$net" | sed '/^$/d' >"$net_applied_file" || fail "$net_applied_file cannot be written"
  while read -r word rest; do
    # shellcheck disable=SC2086
    case $word in
      listen) add_port $rest ;;
      tunnel) add_tunnel $rest ;;
      gateway) set_gateway "$rest" ;;
    esac
  done <<NET
$net
NET
  start_rules "$net" "$net_applied"
}

remove_net() {
  while read -r word rest; do
    case $2 in *"$newline$word $rest$newline"*) continue ;; esac
    # shellcheck disable=SC2086
    case $word in
      listen) remove_port $rest ;;
      tunnel) remove_tunnel $rest ;;
      gateway) restore_gateway "$rest" ;;
    esac
  done <<NET
$1
NET
}`;
