#!/bin/sh
# Draws the PNGs anew from bedside.svg; needs rsvg-convert (Debian: librsvg2-bin). The results are committed.
set -eu
cd "$(dirname "$0")"
for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" --output "bedside-$size.png" bedside.svg
done
mkdir -p ../../resources/icons
cp bedside-256.png ../../resources/icons/bedside-256.png
