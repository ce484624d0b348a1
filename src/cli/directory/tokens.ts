/** Secrets that are shown this once. */
export const tokenLines = (tokens: readonly { partner: string; token: string }[]): string[] =>
  tokens.length === 0
    ? []
    : [
        '',
        'They call us with these tokens, which are shown this once:',
        ...tokens.map(({ partner, token }) => `  ${partner}  ${token}`),
      ];
