#!/bin/sh
# The publishing tests need real servers, and those of paper a reader of PDF. Find them, or install Debian's where that is allowed; never skip silently.
# Debian keeps servers in /usr/sbin, which is not in everybody's PATH.
PATH="$PATH:/usr/sbin:/sbin"
missing=
for pair in nginx:nginx sshd:openssh-server ssh:openssh-client rsync:rsync apache2:apache2 caddy:caddy faketime:faketime taskset:util-linux unshare:util-linux mount:mount pdfinfo:poppler-utils; do
  command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair##*:}"
done
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installerar$missing (Debians paket) …"
  # policy-rc.d says no to every service: the tests start their own, on ports of their own
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  fi
  # shellcheck disable=SC2086
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "Program som publiceringens tester behöver saknas. Gör så här: sudo apt install$missing" >&2
exit 1
