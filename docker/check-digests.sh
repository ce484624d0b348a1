#!/bin/sh
# Names each image that is given by a name alone. With REQUIRE_DIGESTS=yes it then ends with 1.
unpinned=0
for image in "$@"; do
  digest=${image##*@sha256:}
  case "$image" in *@sha256:*) ;; *) digest= ;; esac
  case "$digest" in *[!0-9a-f]*) digest= ;; esac
  if [ "${#digest}" -ne 64 ]; then
    echo "The image $image is not pinned: a build next month may take another one under this name. Give it with its digest, as $image@sha256:…" >&2
    unpinned=1
  fi
done
if [ "$unpinned" = 1 ] && [ "$REQUIRE_DIGESTS" = yes ]; then
  echo "Nothing is built, since REQUIRE_DIGESTS=yes. See docker/example.env for where the digests go." >&2
  exit 1
fi
exit 0
