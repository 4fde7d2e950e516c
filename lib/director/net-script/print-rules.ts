/** Packet rules in the words of nft and of iptables. */
export const printFunctions = `# Prints the rules of kind $1 (mark, masquerade, serve) and family $2 (ip, ip6), in the words of nft or of iptables ($3).
print_rules() {
  while read -r word address protocol first last mark; do
    [ "$word" = "$1" ] || continue
    case $address in *:*) family=ip6 ;; *) family=ip ;; esac
    [ $family = "$2" ] || continue
    case $3 in
      nft) print_nft ;;
      iptables) print_iptables ;;
    esac
  done <<LIST
$wanted
LIST
}

# A connection whose first packet went to another address than the real server's has come by IPVS: the director's own
# checks and what it only routes keep their source. Only from a director come packets for a VIP that is elsewhere.
print_nft() {
  ports="dport $first-$last"
  if [ "$first" = 0 ]; then ports="dport 1-65535"; fi
  case $word in
    mark)
      echo "$family daddr $address $protocol $ports meta mark set $mark"
      return 0
      ;;
    serve)
      echo "$family daddr $address $protocol $ports fib daddr type != local dnat to $mark"
      return 0
      ;;
  esac
  ports="$protocol dport $first"
  if [ "$protocol" = all ]; then ports=; elif [ "$first" = 0 ]; then ports="meta l4proto $protocol"; fi
  echo "$family daddr $address $ports ct original $family daddr != $address masquerade"
}

print_iptables() {
  ports="--dport $first:$last"
  if [ "$first" = 0 ]; then ports="--dport 1:65535"; fi
  case $word in
    mark)
      echo "-A SIGNALBOX -d $address -p $protocol $ports -j MARK --set-mark $mark"
      return 0
      ;;
    serve)
      echo "-A SIGNALBOX-SERVE -d $address -p $protocol $ports -m addrtype ! --dst-type LOCAL -j DNAT --to $mark"
      return 0
      ;;
  esac
  ports="-p $protocol --dport $first"
  if [ "$protocol" = all ]; then ports=; elif [ "$first" = 0 ]; then ports="-p $protocol"; fi
  echo "-A SIGNALBOX -d $address $ports -m conntrack ! --ctorigdst $address -j MASQUERADE"
}

# The whole of both tables in one transaction. A chain that is not needed is not made: one of NAT alone makes the kernel
# track every connection of the host.
nft_tables() {
  for family in ip ip6; do
    echo "add table $family signalbox"
    echo "delete table $family signalbox"
    marks=$(print_rules mark $family nft)
    sources=$(print_rules masquerade $family nft)
    serves=$(print_rules serve $family nft)
    if [ -n "$marks$sources$serves" ]; then echo "add table $family signalbox"; fi
    if [ -n "$marks" ]; then
      echo "table $family signalbox { chain marks { type filter hook prerouting priority -150; policy accept;"
      echo "$marks"
      echo "}; }"
    fi
    if [ -n "$sources" ]; then
      echo "table $family signalbox { chain sources { type nat hook postrouting priority 100; policy accept;"
      echo "$sources"
      echo "}; }"
    fi
    if [ -n "$serves" ]; then
      echo "table $family signalbox { chain serves { type nat hook prerouting priority -100; policy accept;"
      echo "$serves"
      echo "}; }"
    fi
  done
}`;
