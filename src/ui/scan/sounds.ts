import type { ScanFate } from './pile.js';

/** What a scan sounds like: told apart by how many there are, not only by how high. */
export type Volume = 'off' | 'soft' | 'loud';
export const volumes: readonly Volume[] = ['off', 'soft', 'loud'];

interface Tone {
  hertz: number;
  /** Each so long, in seconds. */
  seconds: number;
  count: number;
  gain: number;
}
const tones: Partial<Record<ScanFate, Tone>> = {
  done: { hertz: 1320, seconds: 0.09, count: 1, gain: 1 },
  look: { hertz: 760, seconds: 0.1, count: 2, gain: 1 },
  wrong: { hertz: 190, seconds: 0.45, count: 1, gain: 1.4 },
  twice: { hertz: 990, seconds: 0.05, count: 1, gain: 0.4 },
};
const gains: Record<Volume, number> = { off: 0, soft: 0.05, loud: 0.22 };

let room: AudioContext | undefined;

/** A browser is silent until somebody has pressed a key. */
export function armSounds(): void {
  room ??= new AudioContext();
  if (room.state === 'suspended') void room.resume();
}

/** Plays the sound of a result; how long that takes, in seconds. */
export function play(fate: ScanFate, volume: Volume, after = 0): number {
  const tone = tones[fate];
  if (!tone || volume === 'off' || !room) return 0;
  for (let index = 0; index < tone.count; index++) {
    const start = room.currentTime + after + index * tone.seconds * 1.7;
    const gain = room.createGain();
    gain.gain.setValueAtTime(gains[volume] * tone.gain, start);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + tone.seconds);
    const voice = room.createOscillator();
    voice.frequency.value = tone.hertz;
    voice.connect(gain).connect(room.destination);
    voice.start(start);
    voice.stop(start + tone.seconds);
  }
  return tone.count * tone.seconds * 1.7;
}

/** All of them, one after the other. */
export function playAll(volume: Volume): void {
  let after = 0;
  for (const fate of ['done', 'look', 'wrong'] as const) after += play(fate, volume, after) + 0.4;
}
