#!/bin/sh
# The study @name@ as a Slurm job array, written by `piecework slurm`. @expected@.
#
#   sh THIS submit    all tasks, and a job after them that brings their results together
#   sh THIS status    which tasks are done
#   sh THIS task N    one task, here; what is done of it is left alone
#   sh THIS merge     brings together what there is; exit code 1 if something is missing
#   sh THIS local     all tasks one after another, then merge
#
# `sbatch THIS` submits the tasks alone. Anything may be repeated: results do not depend on who runs a task, or how often.
@directives@
#SBATCH --open-mode=append
set -eu
cd @directory@
PIECEWORK_SCENARIOS=${PIECEWORK_SCENARIOS:-@scenarios@}
export PIECEWORK_SCENARIOS
threads=${SLURM_CPUS_PER_TASK:-1}

piecework() {
  if [ -n "${PIECEWORK_PROGRAM:-}" ]; then
    "$PIECEWORK_PROGRAM" "$@"
  else
    @program@ "$@"
  fi
}

# chunk NUMBER: sets future, replicates and part.
chunk() {
  case $1 in
@chunks@
    *)
      echo "there is no task $1; allowed: 0 to @last@" >&2
      exit 2
      ;;
  esac
}

# run_chunk FUTURE OPTION...
run_chunk() {
  future=$1
  shift
  case $future in
@futures@
  esac
  piecework run "$@"
}

task() {
  chunk "$1"
  run_chunk "$future" --replicates "$replicates" --out "$part" --threads "$threads" --on-error continue --resume --json
}

# missing STUDY: numbers of the replicates that it does not hold in every arm.
missing() {
  number=0
  while [ "$number" -le @replicates@ ]; do
    set -- "$1" "$1"/arms/*/"$(printf 'r%06d.h5' "$number")"
    [ $# -eq $((1 + @arms@)) ] && [ -e "$2" ] || printf ' %s' "$number"
    number=$((number + 1))
  done
}

failures() {
  sed -n 's/.*"arm":"\([^"]*\)","replicate":\([0-9]*\).*"status":"failed".*"message":"\(.*\)","when".*/  \1, replicate \2: \3/p' \
    "$1/manifest.jsonl"
}

merge() {
  whole=yes
  for study in @studies@; do
    piecework merge "$study" "$study.parts"/r* || whole=no
    lacking=$(missing "$study")
    [ -n "$lacking" ] || continue
    whole=no
    echo "$study: missing replicates:$lacking" >&2
    [ ! -r "$study/manifest.jsonl" ] || failures "$study" >&2
  done
  [ "$whole" = yes ]
}

submit() {
  tasks=$(sbatch --parsable "$0" task)
  echo "tasks: job ${tasks%%;*}"
  merging=$(sbatch --parsable --dependency="afterany:${tasks%%;*}" --array=0-0 "$0" merge)
  echo "merge: job ${merging%%;*}"
}

status() {
  number=0
  while [ "$number" -le @last@ ]; do
    chunk "$number"
    if [ -e "$part/study.h5" ]; then
      state="done"
    elif [ -e "$part/manifest.jsonl" ]; then
      state=begun
    else
      state=waiting
    fi
    echo "$number: $future, replicates $replicates: $state"
    number=$((number + 1))
  done
}

local_run() {
  number=0
  while [ "$number" -le @last@ ]; do
    (task "$number") || echo "task $number ended with $?" >&2
    number=$((number + 1))
  done
  merge
}

case ${1:-task} in
  submit | merge | status) "$1" ;;
  local) local_run ;;
  task)
    number=${2:-${SLURM_ARRAY_TASK_ID:-}}
    if [ -z "$number" ]; then
      echo "usage: sh $0 submit|status|task N|merge|local" >&2
      exit 2
    fi
    task "$number"
    ;;
  *)
    echo "usage: sh $0 submit|status|task N|merge|local" >&2
    exit 2
    ;;
esac
