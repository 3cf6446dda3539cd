#!/usr/bin/env bash
# Gets a Debian 12 machine ready: system packages, and the two native libraries into .deps/.
# usage: setup.sh [test|bench]...   `test` adds the Python packages that tests compare with, `bench` those of the benchmarks.
set -euo pipefail
cd "$(dirname "$0")/.."

step="starting"
trap 'echo "setup: failed while $step" >&2' ERR
die() {
  echo "setup: $1" >&2
  trap - ERR
  exit 1
}

need_test=no
need_bench=no
for wish in "$@"; do
  case "$wish" in
    test) need_test=yes ;;
    bench) need_test=yes need_bench=yes ;;
    *) die "unknown wish $wish; expected test or bench" ;;
  esac
done

step="looking for Swift"
command -v swift >/dev/null || die "there is no swift on the PATH; install Swift 6.1 or newer from swift.org and try again"
# Asking swift takes a moment, so its answer is kept for as long as the program does not change.
program=$(readlink -f "$(command -v swift)")
mark="$program $(stat -c '%s %Y' "$program")"
if [ "$(cat .deps/swift.stamp 2>/dev/null || true)" != "$mark" ]; then
  version=$(swift --version 2>&1 | sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] || die "swift --version says no version; is the installation whole?"
  [ "$(printf '%s\n' 6.1 "$version" | sort -V | head -n 1)" = 6.1 ] ||
    die "this is Swift $version, and 6.1 or newer is needed; see swift.org"
  mkdir -p .deps
  echo "$mark" >.deps/swift.stamp
fi

packages=(libsqlite3-dev libxml2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libpython3.11 python3.11-venv pkg-config)
[ "$need_test" = yes ] && packages+=(chromium)
[ "$need_bench" = yes ] && packages+=(hugo)

step="looking at the installed packages"
missing=()
if command -v dpkg-query >/dev/null; then
  installed=$(dpkg-query -W -f='${db:Status-Abbrev}${Package}\n' "${packages[@]}" 2>/dev/null | sed -n 's/^ii *//p' || true)
  for package in "${packages[@]}"; do
    grep -qx "$package" <<<"$installed" || missing+=("$package")
  done
else
  echo "setup: this is not Debian; going on in the hope that these are there: ${packages[*]}"
fi

if [ "${#missing[@]}" -gt 0 ]; then
  root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "these packages are missing and there is no sudo: ${missing[*]}; ask an administrator for: apt-get install ${missing[*]}"
    root=(sudo)
  fi
  step="installing ${missing[*]} (is the network there?)"
  echo "setup: installing ${missing[*]}"
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

mkdir -p .deps
stamp() { sha256sum "$@" | sha256sum | cut -d' ' -f1; }

step="making a Python environment in .deps/python"
if [ ! -x .deps/python/bin/python ] || ! .deps/python/bin/python -c '' 2>/dev/null; then
  echo "setup: making a Python environment in .deps/python"
  [ -x /usr/bin/python3.11 ] || die "there is no /usr/bin/python3.11; it comes with Debian 12: apt-get install python3.11-venv"
  rm -rf .deps/python .deps/python.stamp .deps/bench.stamp
  /usr/bin/python3.11 -m venv .deps/python
fi

wanted=$(stamp scripts/wheels.txt)
if [ "$(cat .deps/wheels.stamp 2>/dev/null || true)" != "$wanted" ] || [ ! -d .deps/onnxruntime ] || [ ! -d .deps/duckdb ]; then
  step="downloading ONNX Runtime and DuckDB (is the package index reachable?)"
  echo "setup: downloading ONNX Runtime and DuckDB"
  rm -rf .deps/download.*
  folder=$(mktemp -d .deps/download.XXXXXX)
  machine=$(uname -m)
  .deps/python/bin/python -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
    --python-version 3.11 --implementation cp --abi cp311 --platform "manylinux_2_28_$machine" \
    --platform "manylinux_2_27_$machine" --require-hashes -r scripts/wheels.txt -d "$folder"
  step="unpacking ONNX Runtime and DuckDB"
  for name in onnxruntime duckdb; do
    wheel=("$folder/$name"-*.whl)
    # pip has checked the hash; check again what is about to be unpacked.
    grep -q "$(sha256sum "${wheel[0]}" | cut -d' ' -f1)" scripts/wheels.txt || die "${wheel[0]} is not the file that is pinned"
    .deps/python/bin/python -m zipfile -e "${wheel[0]}" "$folder/$name"
    rm -rf ".deps/$name"
    mv "$folder/$name" ".deps/$name"
  done
  rm -rf "$folder"
  echo "$wanted" >.deps/wheels.stamp
fi

# pins WHAT FILE: the pinned Python packages of FILE, unless they are there already.
pins() {
  wanted=$(stamp "$2")
  mark_file=.deps/$(basename "$2" .txt).stamp
  [ "$(cat "$mark_file" 2>/dev/null || true)" = "$wanted" ] && return
  step="installing the Python packages that $1 compare with (is the package index reachable?)"
  echo "setup: installing the Python packages that $1 compare with"
  .deps/python/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
    --require-hashes -r "$2"
  echo "$wanted" >"$mark_file"
}
if [ "$need_test" = yes ]; then pins tests scripts/python.txt; fi
if [ "$need_bench" = yes ]; then pins benchmarks scripts/bench.txt; fi

# peer NAME: a program that benchmarks run beside ours, pinned, in an environment of its own.
peer() {
  pinned=scripts/peer-$1.txt
  wanted=$(stamp "$pinned")
  [ "$(cat ".deps/peers/$1.stamp" 2>/dev/null || true)" = "$wanted" ] && return
  step="installing $1, which benchmarks compare with (is the package index reachable?)"
  echo "setup: installing $1, which benchmarks compare with"
  rm -rf ".deps/peers/$1"
  mkdir -p .deps/peers
  /usr/bin/python3.11 -m venv ".deps/peers/$1"
  ".deps/peers/$1/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --use-pep517 --require-hashes -r "$pinned"
  echo "$wanted" >".deps/peers/$1.stamp"
}
if [ "$need_bench" = yes ] && [ "$(uname -m)" = x86_64 ]; then
  peer dvc
  peer datacontract
fi
