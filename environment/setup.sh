#!/usr/bin/env bash
# Makes a machine ready: checks the .NET SDK, installs the system packages that are missing. Idempotent; quiet when nothing is to do.
#   environment/setup.sh            what running needs
#   environment/setup.sh --tests    what the tests need as well
set -euo pipefail

say() { printf '\033[2m%s\033[0m\n' "$*" >&2; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

case "${1:-}" in
  ""|--tests) ;;
  -h|--help) sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 0 ;;
  *) fail "setup.sh: unknown option \"$1\"; there is --tests." ;;
esac

# 1. The SDK. Version 10 is named in global.json.
command -v dotnet >/dev/null || [ ! -x "$HOME/.dotnet/dotnet" ] || export PATH="$HOME/.dotnet:$PATH"
command -v dotnet >/dev/null || fail "The .NET SDK 10 is not installed. See https://dotnet.microsoft.com/download/dotnet/10.0, then run this again."
sdk=$(cd / && dotnet --list-sdks | awk '{print $1}' | grep -c '^10\.' || true)
[ "$sdk" -gt 0 ] || fail "The .NET SDK 10 is needed; this machine has: $(cd / && dotnet --list-sdks | awk '{print $1}' | paste -sd' '). See https://dotnet.microsoft.com/download/dotnet/10.0."

# 2. System packages. A group is satisfied by any of its alternatives (names differ between Debian and Ubuntu releases).
needed=("libgtk-3-0 libgtk-3-0t64" "libdrm2" "libatomic1" "libfreetype6" "libharfbuzz0b" "fonts-dejavu-core" "opencv-data")
wanted=("chromium chromium-browser google-chrome-stable")   # charts as pictures; without it they stay interactive only
if [ "${1:-}" = --tests ]; then
  needed+=("libicu72 libicu74 libicu76 libicu70" "python3-jupyter-kernel-test" "jupyter-client" "python3-nbformat" "jupyter-nbconvert" "jupyter-notebook" "ffmpeg" "chromium chromium-browser google-chrome-stable")
fi

installed() {
  local name
  for name in $1; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep 'ok installed' >/dev/null && return 0
  done
  return 1
}

if ! command -v dpkg-query >/dev/null; then
  say "This is not a Debian or Ubuntu machine: make sure that it has what these packages provide: ${needed[*]%% *}, and Chromium for charts as pictures."
  exit 0
fi

missing=() optional=()
for group in "${needed[@]}"; do installed "$group" || missing+=("$group"); done
for group in "${wanted[@]}"; do
  installed "$group" || command -v chromium google-chrome chromium-browser >/dev/null 2>&1 || optional+=("$group")
done
[ ${#missing[@]} -gt 0 ] || [ ${#optional[@]} -gt 0 ] || exit 0

if [ "$(id -u)" = 0 ]; then as_root=()
elif sudo -n true 2>/dev/null; then as_root=(sudo -n)
else
  names=$(for group in "${missing[@]}" "${optional[@]}"; do echo "${group%% *}"; done | paste -sd' ')
  [ ${#missing[@]} -eq 0 ] || fail "System packages are missing. Run: sudo apt-get install -y $names"
  say "Charts as pictures need a browser: sudo apt-get install -y $names"
  exit 0
fi

available() { # the first alternative that the machine's lists have
  local name
  for name in $1; do
    apt-cache policy "$name" 2>/dev/null | grep 'Candidate: [^(]' >/dev/null && { echo "$name"; return 0; }
  done
  return 1
}

say "Installing system packages…"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
names=()
for group in "${missing[@]}"; do
  names+=("$(available "$group")") || fail "No package of this machine's lists provides: $group"
done
for group in "${optional[@]}"; do
  if name=$(available "$group"); then names+=("$name"); else say "No browser package here: charts stay interactive only."; fi
done
if [ ${#names[@]} -gt 0 ]; then
  say "  ${names[*]}"
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${names[@]}" >/dev/null
fi
