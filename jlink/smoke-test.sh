#!/bin/sh
# Tries a packed Tailsplit as its user would, without a display: smoke-test.sh LAUNCHER FOLDER. The experiment's files lie
# in FOLDER.
set -eu

tailsplit=$1
launcher=$(readlink -f "$(command -v "$tailsplit")")
experiment=$(dirname "$launcher")/../sample-configs/quickstart.yaml
work=$2
mkdir -p "$work"
workspace=$work/workspace
passed=0

pass() {
  passed=$((passed + 1))
  echo "smoke test: $*"
}

fail() {
  echo "smoke test: FAILED: $*" >&2
  echo "$passed passed, 1 failed"
  exit 1
}

"$tailsplit" --version | grep -q '^tailsplit [0-9]' || fail "no version is told"
pass "$("$tailsplit" --version)"

"$tailsplit" run "$experiment" --set training.epochs=1 --workspace "$workspace" > "$work/run.txt" 2>&1 || { cat "$work/run.txt"; fail "training"; }
run=$(ls "$workspace/runs")
grep -q '"state" : "finished"' "$workspace/runs/$run/status.json" || fail "the run has not finished"
pass "an epoch of the sample trained by a worker: $run"

"$tailsplit" results --csv "$work/runs.csv" --workspace "$workspace" > "$work/results.txt" || fail "the table of results"
grep -q "$run" "$work/runs.csv" || fail "the CSV file does not hold the run"
pass "results as CSV: $(wc -l < "$work/runs.csv") lines"

webp=UklGRkIAAABXRUJQVlA4TDUAAAAvD8ADAB8gECBOZAmQp1hAQljifxaYJxAgVApQK2v+Az8ydECYbTTJSU7y3mcQ0f8o/WD7AAA=
for image in cat/1 cat/2 dog/1 dog/2; do
  mkdir -p "$work/images/${image%/*}"
  echo $webp | base64 -d > "$work/images/$image.webp"
done
"$tailsplit" split "$experiment" --csv "$work/split.csv" --set dataset.name=folder --set dataset.path="$work/images" \
  --set imbalance.profile=natural --set splitting.method=none > "$work/split.txt" 2>&1 || { cat "$work/split.txt"; fail "images of one's own"; }
pass "a folder of WebP images: $(wc -l < "$work/split.csv") lines of split"

for screen in design runs results; do
  picture=$work/$screen.png
  "$tailsplit" window --picture "$picture" --screen $screen --workspace "$workspace" || fail "the window with the $screen screen"
  head -c 8 "$picture" | od -An -tx1 | grep -q '89 50 4e 47 0d 0a 1a 0a' || fail "$picture is no PNG file"
  bytes=$(wc -c < "$picture")
  [ "$bytes" -gt 30000 ] || fail "$picture has $bytes bytes: the window is empty"
  pass "the window, $screen screen: $bytes bytes of picture"
done
echo "$passed passed, 0 failed"
