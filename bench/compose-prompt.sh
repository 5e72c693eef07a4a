#!/bin/sh
# Asks a running Backdrop (./backdrop up) for composed prompts at a fixed rate and prints how long they took, counted from when
# each call was due: ./bench/compose-prompt.sh [CALLS_PER_SECOND] [SECONDS], by default 300 for 30 seconds after a warm-up.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
home=${BACKDROP_HOME:-$root/.backdrop}
[ -f "$home/ports" ] || { echo "no Backdrop runs in $home: start it with ./backdrop up" >&2; exit 3; }
port() { sed -n "s/^$1=//p" "$home/ports"; }
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
services=$root/prompt-service/target/quarkus-app
"$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "$services/app/*:$services/lib/main/*:$root/auth-service/target/quarkus-app/app/*" \
  "$root/bench/ComposePromptLoad.java" "$(port auth-grpc)" "$(port prompt-grpc)" "$home/api-key" "${1:-300}" "${2:-30}"
