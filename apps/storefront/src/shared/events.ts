/** Events of the window. */

/** The session has ended, but not by a sign-out in this window. */
export const SIGNED_OUT = 'signed-out';

/** The live connection was opened, and updates before that may be missing. */
export const RESYNC = 'live-resync';
