#!/bin/sh
# Creates the secrets of compose.yaml in deploy/secrets. Existing files stay, so the command can be repeated.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
# Only the owner can enter the folder. In the containers, other users must be able to read the files.
chmod 700 secrets
umask 022
cd secrets

[ -s database-password ] || openssl rand -hex 24 > database-password
[ -s database-url ] || echo "postgres://ordergraph:$(cat database-password)@postgres:5432/ordergraph" > database-url
[ -s jwt-private-key.pem ] || openssl genpkey -algorithm ed25519 -out jwt-private-key.pem
[ -s admin-password ] || openssl rand -hex 12 > admin-password
# A certificate for tests. Replace the file with that of your domain: the certificate, its chain and its key in PEM.
if [ ! -s tls.pem ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost -keyout tls.key -out tls.crt 2> openssl.log
  cat tls.crt tls.key > tls.pem
  rm tls.crt tls.key openssl.log
fi
chmod 644 -- *
