#!/bin/sh
# The browser tests need a real Chromium. Find it, or install Debian's where that is allowed; never skip silently.
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installerar Chromium (Debians paket) …"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "Chromium saknas. Gör så här: sudo apt install chromium" >&2
exit 1
