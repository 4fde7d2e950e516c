/**
 * Rules that keep the segments small that clients send to a VIP: the size is in our own SYN, and neither nft nor iptables
 * makes it larger than it is.
 */
export const segmentFunctions = `# Prints the rules of family $1 (ip, ip6) in the words of nft or of iptables ($2).
print_segments() {
  while read -r word vip size; do
    [ "$word" = segment ] || continue
    case $vip in *:*) version=ip6 ;; *) version=ip ;; esac
    [ $version = "$1" ] || continue
    case $2 in
      nft) echo "$1 saddr $vip tcp flags & (syn | rst) == syn tcp option maxseg size set $size" ;;
      iptables) echo "-A SB-SEGMENT -s $vip -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss $size" ;;
    esac
  done <<NET
$net
NET
}

nft_tables() {
  for family in ip ip6; do
    echo "add table $family signalbox_segments"
    echo "delete table $family signalbox_segments"
    segments=$(print_segments $family nft)
    [ -n "$segments" ] || continue
    echo "add table $family signalbox_segments"
    echo "table $family signalbox_segments { chain segments { type filter hook postrouting priority -150; policy accept;"
    echo "$segments"
    echo "}; }"
  done
}

set_chains() {
  set_chain SB-SEGMENT mangle POSTROUTING "$(print_segments $family iptables)"
}

remove_chains() {
  remove_chain SB-SEGMENT mangle POSTROUTING
}`;
