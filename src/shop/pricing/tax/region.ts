/** Regions are the same in any case, and however Unicode writes their letters. */
export const normalizeRegion = (region: string) => region.trim().normalize('NFC').toUpperCase();
