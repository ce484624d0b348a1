/** Largest directory file, in bytes, at every door. */
export const directoryBytes = 4 * 1024 * 1024;
