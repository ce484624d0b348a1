/** The rows of the desk's screens as a browser has them. The files they name are no part of this program: only addresses are read. */
const file = new URL('../../../../src/ui/frame/screens.ts', import.meta.url).href;
export const { screens } = (await import(file)) as { screens: readonly { path: string; permission?: string }[] };
