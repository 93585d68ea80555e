import type { MediaConfig } from '../../config/config.ts';
import { localStorage } from './local-storage.ts';
import type { MediaStorage } from './media-storage.ts';

/** Returns the configured storage; null if the shop stores no images. */
export async function createStorage(config: MediaConfig): Promise<MediaStorage | null> {
  switch (config.storage) {
    case 'none':
      return null;
    case 'local':
      return localStorage(config.folder, config.publicUrl);
    case 's3': {
      const { s3Storage } = await import('./s3-storage.ts');
      return s3Storage(config);
    }
  }
}
