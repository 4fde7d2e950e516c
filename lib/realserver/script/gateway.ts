/** The default route, while replies to NAT have to go back through the director. */
export const gatewayFunctions = `# Sets routes to the default routes of address $1's family, and family to what ip calls it.
read_routes() {
  case $1 in *:*) family=-6 ;; *) family=-4 ;; esac
  routes=$(ip $family route show default) || fail "the default route cannot be read"
}

is_gateway() {
  read_routes "$1"
  case "$routes " in "default via $1 "*) return 0 ;; *) return 1 ;; esac
}

# A route of lesser preference stays beside ours; one of the same is replaced, and all are remembered.
set_gateway() {
  if is_gateway "$1"; then return 0; fi
  printf '%s
' "$routes" >"$routes_file$family" || fail "$routes_file$family cannot be written"
  ip $family route replace default via "$1" || fail "$1 cannot be made the default gateway"
}

# Puts back what was there before gateway $1, unless somebody has set another one since.
restore_gateway() {
  if ! is_gateway "$1" || [ ! -e "$routes_file$family" ]; then return 0; fi
  ip $family route del default via "$1" || fail "$1 cannot be taken from the default route"
  while read -r route; do
    # shellcheck disable=SC2086
    [ -z "$route" ] || ip $family route replace $route || fail "the route $route cannot be put back"
  done <"$routes_file$family"
  rm -f "$routes_file$family"
}`;
