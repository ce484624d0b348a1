/** Which of the processes of a node this one is: its supervisor says it by the environment. */

/** `2/4`: the second of four. */
export interface PlaceAmong {
  number: number;
  wanted: number;
}

export const placeEnv = 'INTERLEND_PROCESS';

export function placeIn(env: Record<string, string | undefined>): PlaceAmong | undefined {
  const [, number, wanted] = /^(\d+)\/(\d+)$/.exec(env[placeEnv] ?? '') ?? [];
  return number && wanted ? { number: Number(number), wanted: Number(wanted) } : undefined;
}

export const placeText = ({ number, wanted }: PlaceAmong): string => `${number}/${wanted}`;
