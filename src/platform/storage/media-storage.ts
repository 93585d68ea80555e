/** The path at which this server serves public files. */
export const MEDIA_PATH = '/media';

/** A file that a client is going to upload. */
export type AnnouncedFile = { id: string; contentType: string; bytes: number; sha256: string };

/** The request by which a client uploads a file: a PUT with these headers. */
export type UploadRequest = { url: string; headers: Record<string, string> };

/**
 * Stores the files of images: in a local folder, or in a service with the API of S3. A key has a folder and a name:
 *
 * - `media/<name>` is public and immutable,
 * - `originals/<name>` is an uploaded file as it was received,
 * - `uploads/<id>` is a file that a client has uploaded to the service, and that is not checked yet.
 */
export type MediaStorage = {
  /** Signs the request by which a client uploads to the service. Null if clients use the upload route of this server. */
  signUpload: ((file: AnnouncedFile, expiresInSeconds: number) => Promise<UploadRequest>) | null;
  /** Returns a new path in the folder of temporary files, which it creates if needed. */
  temporaryFile: () => Promise<string>;
  temporaryFolder: string;
  /** The folder of the public files; null if another server serves them. */
  mediaFolder: string | null;
  write: (key: string, data: Uint8Array, contentType: string) => Promise<void>;
  /** Moves a temporary file into the storage. Replaces a file of the same key. */
  moveIn: (key: string, path: string, contentType: string) => Promise<void>;
  /** Copies a file of at most `maxBytes` to a local path. */
  copyOut: (key: string, path: string, maxBytes: number) => Promise<'copied' | 'missing' | 'too long'>;
  /** Missing files are ignored. */
  remove: (keys: readonly string[]) => Promise<void>;
  /** The URL of the folder of public files, without a slash at the end: absolute, or a path on this server. */
  mediaUrl: string;
};
