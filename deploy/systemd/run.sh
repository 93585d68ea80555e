#!/bin/sh
# Runs a command of the program as the user of the services, with their settings and secrets. Files that it creates belong to this user.
# sh deploy/systemd/run.sh env SEED=sample npm run db:seed
set -eu
PATH=/opt/ordergraph/current/bin:$PATH
unit=ordergraph-command-$$
secrets=/etc/ordergraph/secrets
credentials=/run/credentials/$unit.service
exec systemd-run --quiet --pipe --wait --collect --unit="$unit" --uid=ordergraph --working-directory=/opt/ordergraph/current \
  --property=EnvironmentFile=/etc/ordergraph/settings.env \
  --property=StateDirectory=ordergraph \
  --property=UMask=0077 \
  --property=LoadCredential=database-url:$secrets/database-url \
  --property=LoadCredential=jwt-private-key:$secrets/jwt-private-key.pem \
  --property=LoadCredential=admin-password:$secrets/admin-password \
  --setenv=DATABASE_URL_FILE="$credentials/database-url" \
  --setenv=JWT_PRIVATE_KEY_FILE="$credentials/jwt-private-key" \
  --setenv=ADMIN_PASSWORD_FILE="$credentials/admin-password" \
  --setenv=MEDIA_DIR=/var/lib/ordergraph/media \
  --setenv=NODE_ENV=production \
  --setenv=PATH="$PATH" \
  "$@"
