#!/usr/bin/env bash
# Tests genex sweep --engine slurm against a real SLURM: installs Debian's packages where they are missing, starts munged, slurmctld and two slurmd (two nodes
# on this machine) from a scratch folder, without systemd, runs the tests that need them, and stops everything. Needs root, since slurmd does. About ten minutes.
#   environment/slurm-test.sh            the tests
#   environment/slurm-test.sh COMMAND    a command with SLURM_CONF set, "bash" for example, while the two nodes are up
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case "${1:-}" in -h|--help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
[ "$(id -u)" = 0 ] || { echo "slurm-test.sh: slurmd runs jobs as their users, so this needs root." >&2; exit 2; }

missing=()
for program in munged:munge slurmctld:slurmctld slurmd:slurmd sbatch:slurm-client; do
  command -v "${program%%:*}" >/dev/null || [ -x "/usr/sbin/${program%%:*}" ] || missing+=("${program##*:}")
done
if [ ${#missing[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || { echo "slurm-test.sh: not a Debian or Ubuntu machine; install ${missing[*]}." >&2; exit 2; }
  echo "Installing ${missing[*]}…" >&2
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

scratch=$(mktemp -d /tmp/genex-slurm-XXXXXX) host=$(hostname -s) pids=()
stop() {
  trap - EXIT
  for ((at = ${#pids[@]} - 1; at >= 0; at--)); do kill "${pids[at]}" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$scratch"
}
trap stop EXIT
trap 'exit 130' INT TERM

mkdir -p "$scratch"/{munge,state,log,n1,n2}
chmod 755 "$scratch"
chmod 700 "$scratch/munge"
head -c 1024 /dev/urandom > "$scratch/munge/key"
chmod 400 "$scratch/munge/key"
cat > "$scratch/slurm.conf" <<CONF
ClusterName=genex
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26817
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$scratch/munge/socket
CredType=cred/munge
StateSaveLocation=$scratch/state
SlurmdSpoolDir=$scratch/%n
SlurmctldPidFile=$scratch/slurmctld.pid
SlurmdPidFile=$scratch/%n.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,batch_sched_delay=0
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
MailProg=/bin/true
ReturnToService=2
KillWait=5
MinJobAge=3600
NodeName=n[1-2] NodeHostname=$host NodeAddr=127.0.0.1 Port=[26818-26819] CPUs=1
PartitionName=all Nodes=n[1-2] Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$scratch/slurm.conf" PATH="$PATH:/usr/sbin"
munged --foreground --force --key-file="$scratch/munge/key" --socket="$scratch/munge/socket" --pid-file="$scratch/munge/pid" --log-file="$scratch/munge/log" \
  --seed-file="$scratch/munge/seed" --num-threads=2 2>/dev/null & pids+=($!)
slurmctld -D -f "$SLURM_CONF" 2>"$scratch/log/slurmctld" & pids+=($!)
for node in n1 n2; do slurmd -D -N "$node" -f "$SLURM_CONF" 2>"$scratch/log/$node" & pids+=($!); done
for ((second = 0; ; second++)); do
  [ "$(sinfo --noheader --Node --format=%T 2>/dev/null | grep -c '^idle$')" = 2 ] && break
  [ "$second" -lt 60 ] || { echo "slurm-test.sh: SLURM has not come up within a minute:" >&2; tail -n 5 "$scratch"/log/* >&2; exit 1; }
  sleep 1
done
echo "SLURM $(slurmctld -V | cut -d' ' -f2) with the nodes n1 and n2 on this machine." >&2

if [ $# -gt 0 ]; then "$@"; exit; fi
dotnet build tests/Genex.Research.Tests --nologo -v q -clp:NoSummary
dotnet test tests/Genex.Research.Tests --no-build --nologo --filter FullyQualifiedName~SlurmSweepTests --logger "console;verbosity=normal"
