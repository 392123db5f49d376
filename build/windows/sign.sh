#!/bin/sh
# Signing hook: sign.sh FILE. Signs in place with the certificate of CCAS_SIGN_P12 (password in CCAS_SIGN_PASS, time stamp server
# in CCAS_SIGN_TSA); without it, says that the file is unsigned and leaves it as it is.
set -eu
[ -n "${CCAS_SIGN_P12:-}" ] || { echo "unsigned: $1"; exit 0; }
osslsigncode sign -pkcs12 "$CCAS_SIGN_P12" -pass "${CCAS_SIGN_PASS:-}" -h sha256 -n "CCAS Desktop" \
  ${CCAS_SIGN_TSA:+-ts "$CCAS_SIGN_TSA"} -in "$1" -out "$1.signed" >/dev/null
mv "$1.signed" "$1"
