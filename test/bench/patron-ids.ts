/** More patrons than loans are under way, so that none reaches the limit of open requests. */
export const patronIds = (): string[] => Array.from({ length: 64 }, (_, at) => `P${1000 + at}`);
