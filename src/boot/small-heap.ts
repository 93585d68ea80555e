import { setFlagsFromString } from 'node:v8';

/*
 * Nearly all that a start makes survives it, which V8 takes for a reason to let its young generation grow to its largest; some
 * twenty megabytes would then stay with a process that does nothing. It grows again once there are requests that need it.
 */
const growBy = (factor: number) => setFlagsFromString(`--semi-space-growth-factor=${factor}`);

growBy(1);

export const letHeapGrow = () => growBy(2);
