#!/usr/bin/env bash
# A private, throw-away container engine and registry for the tests, on Debian 12 as root.
#
#   engine.sh start  DIR   install what is missing, start both, print their addresses as exports
#   engine.sh stop   DIR   stop both; the data stays
#   engine.sh purge  DIR   stop both and delete DIR
#   engine.sh env    DIR   print the exports of a running engine; exit code 1 if there is none
#   engine.sh status DIR   one line; exit code 0 if both answer
#
# eval "$(engine.sh start DIR)" sets DOCKER_HOST, DOCKER_CLI, DOCKER_BUILDKIT, DOCKER_CONFIG, SSC_REGISTRY, SSC_BASE_IMAGE and SSC_ENGINE_DIR,
# and CONTAINERS_STORAGE_CONF, a private store for podman, if podman could be installed.
# Everything else goes to stderr and DIR/*.log. There is no bridge and no iptables rule: build and run with --network none.
set -euo pipefail

say() { echo "engine: $*" >&2; }
die() { say "$*"; exit 1; }
usage() { sed -n '2,13s/^# \{0,1\}//p' "$0" >&2; exit 64; }

[ $# -eq 2 ] || usage
action=$1
case $action in start | stop | purge | env | status) ;; *) usage ;; esac
[ "$action" != start ] || mkdir -p "$2"
[ -d "$2" ] || { say "$2 does not exist" && exit 1; }
dir=$(cd "$2" && pwd -P)

# A unix socket's path is limited to 107 bytes, and containerd's lies below the exec root.
run=$dir
[ ${#run} -le 60 ] || run=/run/secretsafe-engine-$(printf %s "$dir" | sha256sum | cut -c1-12)
mkdir -p "$run"
socket=$run/docker.sock
host=unix://$socket
client=/usr/bin/docker
config=$dir/cli-config # ignores the user's plugins, contexts and credential helpers
base_image=ssc-base:latest

docker() { env -u DOCKER_CONTEXT DOCKER_HOST="$host" DOCKER_CONFIG="$config" "$client" "$@"; }
engine_answers() { [ -S "$socket" ] && timeout 10 env -u DOCKER_CONTEXT DOCKER_HOST="$host" DOCKER_CONFIG="$config" "$client" version >/dev/null 2>&1; }

registry_port() { cat "$dir/registry.port" 2>/dev/null || true; }
registry_answers_on() {
  # bash's own sockets: curl need not be installed
  timeout 3 bash -c 'exec 3<>/dev/tcp/127.0.0.1/$0; printf "GET /v2/ HTTP/1.0\r\n\r\n" >&3; head -n1 <&3' "$1" 2>/dev/null | grep -q ' 200 '
}
registry_answers() {
  local port
  port=$(registry_port)
  [ -n "$port" ] && registry_answers_on "$port"
}

# A process id counts only while the process is alive and is the program that we started here.
is_ours() { # pid-file program
  local pid
  pid=$(cat "$1" 2>/dev/null) || return 1
  [ -n "$pid" ] && [ -d "/proc/$pid" ] || return 1
  [ "$(basename "$(readlink "/proc/$pid/exe" 2>/dev/null)" | sed 's/ (deleted)//')" = "$2" ] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF "$run"
}

is_installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }
update_lists() { timeout 300 apt-get -o DPkg::Lock::Timeout=180 update >>"$dir/apt.log" 2>&1 || true; }

install() { # package...; the packages' own services must not start
  local policy=/usr/sbin/policy-rc.d made='' attempt installed=1
  say "installing $*"
  ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 || update_lists # a bare machine has none
  [ -e $policy ] || { printf '#!/bin/sh\nexit 101\n' >$policy && chmod 755 $policy && made=1; }
  for attempt in 1 2 3; do
    if DEBIAN_FRONTEND=noninteractive timeout 300 apt-get -o DPkg::Lock::Timeout=180 install -y --no-install-recommends "$@" >>"$dir/apt.log" 2>&1; then
      installed=0
      break
    fi
    say "attempt $attempt failed"
    update_lists
    sleep 2
  done
  [ -z "$made" ] || rm -f $policy
  return $installed
}

install_packages() {
  local wanted=(docker.io docker-registry) missing=() package
  { [ -x /bin/busybox ] && ! ldd /bin/busybox >/dev/null 2>&1; } || wanted+=(busybox-static)
  for package in "${wanted[@]}"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || die "only root can install ${missing[*]}"
  install "${missing[@]}" || { tail -5 "$dir/apt.log" >&2; die "the packages could not be installed, see $dir/apt.log"; }
}

# Without podman the engine and the registry are of use all the same.
install_podman() {
  { is_installed podman && is_installed runc; } || install podman runc || { say "podman could not be installed, see $dir/apt.log" && return 0; }
  local driver=overlay
  [ -d "$dir/data/overlay2" ] || driver=vfs
  printf '[storage]\ndriver = "%s"\ngraphroot = "%s"\nrunroot = "%s"\n' $driver "$dir/podman" "$run/podman-run" >"$dir/storage.conf"
  CONTAINERS_STORAGE_CONF=$dir/storage.conf timeout 60 podman image exists "$base_image" >>"$dir/podman.log" 2>&1 ||
    docker save "$base_image" | CONTAINERS_STORAGE_CONF=$dir/storage.conf timeout 60 podman load >>"$dir/podman.log" 2>&1 || {
    say "podman does not work here, see $dir/podman.log"
    rm -f "$dir/storage.conf"
    return 0
  }
  say "podman ready ($driver)"
}

# A bare virtual machine without an init has no cgroup file systems.
mount_cgroups() {
  [ ! -e /sys/fs/cgroup/cgroup.controllers ] || return 0
  mountpoint -q /sys/fs/cgroup || mount -t tmpfs -o uid=0,gid=0,mode=0755 cgroup /sys/fs/cgroup 2>/dev/null || return 0
  local controller folder
  for controller in $(awk '!/^#/ && $4 == 1 { print $1 }' /proc/cgroups 2>/dev/null); do
    folder=/sys/fs/cgroup/$controller
    mkdir -p "$folder" 2>/dev/null || continue
    mountpoint -q "$folder" || mount -t cgroup -o "$controller" cgroup "$folder" 2>/dev/null || rmdir "$folder" 2>/dev/null || true
  done
}

start_engine() {
  ! engine_answers || return 0
  ! is_ours "$run/dockerd.pid" dockerd || die "the engine of $dir runs but does not answer, see $dir/dockerd.log"
  rm -f "$socket" "$run/dockerd.pid" "$run/exec/containerd/containerd.pid"
  mkdir -p "$dir/data" "$run/exec" "$config"
  [ -e "$config/config.json" ] || echo '{}' >"$config/config.json"
  echo '{}' >"$config/daemon.json"
  mount_cgroups

  local driver child attempt
  for driver in overlay2 vfs; do # vfs works where overlay cannot be mounted, as in a nested container
    if [ $driver = overlay2 ] && [ -d "$dir/data/vfs" ] && [ ! -d "$dir/data/overlay2" ]; then continue; fi
    setsid /usr/sbin/dockerd --config-file "$config/daemon.json" --data-root "$dir/data" --exec-root "$run/exec" \
      -H "$host" --pidfile "$run/dockerd.pid" --storage-driver $driver \
      --iptables=false --ip6tables=false --ip-forward=false --bridge=none </dev/null >>"$dir/dockerd.log" 2>&1 &
    child=$!
    for attempt in $(seq 1 150); do
      if engine_answers; then
        say "engine ready ($driver)"
        return 0
      fi
      kill -0 $child 2>/dev/null || break
      sleep 0.2
    done
    kill $child 2>/dev/null || true
    wait $child 2>/dev/null || true
    rm -f "$socket" "$run/dockerd.pid"
    say "no engine with $driver: $(grep -aE 'level=(fatal|error)|^failed|Error' "$dir/dockerd.log" | tail -1)"
  done
  die "no storage driver works, see $dir/dockerd.log"
}

start_registry() {
  ! registry_answers || return 0
  ! is_ours "$run/registry.pid" docker-registry || die "the registry of $dir runs but does not answer, see $dir/registry.log"
  local port child attempt
  for _ in 1 2 3 4 5 6 7 8; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000)) # below the ephemeral range
    cat >"$run/registry.yml" <<YAML
version: 0.1
log: { level: warn, accesslog: { disabled: true } }
storage:
  filesystem: { rootdirectory: "$dir/registry" }
  delete: { enabled: true }
http: { addr: "127.0.0.1:$port" }
YAML
    setsid /usr/bin/docker-registry serve "$run/registry.yml" </dev/null >>"$dir/registry.log" 2>&1 &
    child=$!
    for attempt in $(seq 1 50); do
      kill -0 $child 2>/dev/null || break
      if registry_answers_on "$port" && kill -0 $child 2>/dev/null; then
        echo $child >"$run/registry.pid"
        echo "$port" >"$dir/registry.port"
        say "registry ready on 127.0.0.1:$port"
        return 0
      fi
      sleep 0.1
    done
    kill $child 2>/dev/null || true
  done
  die "the registry did not start, see $dir/registry.log"
}

# A base image without a network: one static busybox and its names.
make_base_image() {
  ! docker image inspect "$base_image" >/dev/null 2>&1 || return 0
  local busybox=/bin/busybox root=$dir/rootfs applet
  [ -x $busybox ] || busybox=/usr/bin/busybox
  [ -x $busybox ] || die "busybox is not installed"
  rm -rf "$root"
  mkdir -p "$root"/{bin,etc,root,tmp,usr/bin,var,proc,sys,dev}
  chmod 1777 "$root/tmp"
  cp $busybox "$root/bin/busybox"
  for applet in $($busybox --list); do
    [ "$applet" = busybox ] || ln -s busybox "$root/bin/$applet"
  done
  echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
  echo 'root:x:0:' >"$root/etc/group"
  tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$root" -cf "$dir/rootfs.tar" .
  docker import -c 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' -c 'CMD ["/bin/sh"]' "$dir/rootfs.tar" "$base_image" >/dev/null
  rm -rf "$root"
  say "base image $base_image"
}

print_exports() {
  printf "export %s='%s'\n" DOCKER_HOST "$host" DOCKER_CLI "$client" DOCKER_BUILDKIT 1 DOCKER_CONFIG "$config" \
    SSC_REGISTRY "127.0.0.1:$(registry_port)" SSC_BASE_IMAGE "$base_image" SSC_ENGINE_DIR "$dir"
  [ ! -e "$dir/storage.conf" ] || printf "export %s='%s'\n" CONTAINERS_STORAGE_CONF "$dir/storage.conf"
}

end_process() { # pid-file program
  is_ours "$1" "$2" || { rm -f "$1"; return 0; }
  local pid attempt
  pid=$(cat "$1")
  kill "$pid" 2>/dev/null || true
  for attempt in $(seq 1 100); do
    if [ ! -d "/proc/$pid" ] || grep -q '^State:.Z' "/proc/$pid/status" 2>/dev/null; then
      rm -f "$1"
      return 0
    fi
    sleep 0.2
  done
  say "$2 ($pid) ignores SIGTERM"
  kill -9 "$pid" 2>/dev/null || true
  rm -f "$1"
}

stop_all() {
  local container mount
  if engine_answers; then
    for container in $(docker ps -q 2>/dev/null); do docker kill "$container" >/dev/null 2>&1 || true; done
  fi
  end_process "$run/registry.pid" docker-registry
  end_process "$run/dockerd.pid" dockerd
  rm -f "$socket" "$dir/registry.port"
  # mounts that were left over below our own folders, deepest first
  awk -v dir="$dir/" -v run="$run/" '{ if (index($5, dir) == 1 || index($5, run) == 1) print $5 }' /proc/self/mountinfo | sort -r |
    while read -r mount; do umount -l "$(printf '%b' "$mount")" 2>/dev/null || true; done
}

exec 9>"$run/lock"
case $action in
start)
  flock -w 300 9 || die "another start holds $run/lock"
  {
    install_packages
    mkdir -p "$config"
    start_engine 9>&- # a daemon must not keep the lock
    start_registry 9>&-
    make_base_image
    install_podman 9>&-
  } >&2
  print_exports
  ;;
env)
  engine_answers || exit 1
  print_exports
  ;;
status)
  if engine_answers && registry_answers; then echo "up $host registry 127.0.0.1:$(registry_port)"; else echo down && exit 1; fi
  ;;
stop | purge)
  flock -w 300 9 || die "another start holds $run/lock"
  stop_all
  if [ "$action" = purge ]; then
    rm -rf --one-file-system "$dir"
    [ "$run" = "$dir" ] || rm -rf --one-file-system "$run"
  fi
  say "$action done"
  ;;
esac
