import { readTrustedDocuments } from '../config/trusted-documents.ts';
import type { Documents } from '../engine/documents/documents.ts';
import type { Lifetime } from './lifetime.ts';

/**
 * On SIGHUP, logs how often each document was used since the last reload, and reads the manifests again. If a manifest is invalid,
 * the server continues with the previous documents.
 */
export function reloadTrustedDocuments(
  paths: readonly string[],
  documents: Pick<Documents, 'trust' | 'documentUses'>,
  { logger, onStop }: Lifetime,
): void {
  const logUses = () => logger.info({ uses: documents.documentUses() }, 'trusted documents used');
  const reload = () => {
    logUses();
    try {
      const manifest = readTrustedDocuments(paths);
      documents.trust(manifest);
      logger.info({ operations: manifest.operations.length }, 'trusted documents reloaded');
    } catch (error) {
      logger.error({ reason: (error as Error).message }, 'trusted documents not reloaded');
    }
  };
  process.on('SIGHUP', reload);
  onStop(() => {
    process.off('SIGHUP', reload);
    logUses();
  });
}
