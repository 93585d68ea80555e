export const INTERRUPTED = 'The upload was interrupted. Announce it again with createImageUpload.';
export const NOT_ARRIVED =
  'The file did not arrive before the URL expired. Announce it again with createImageUpload.';
