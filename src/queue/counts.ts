/** What a doorbell has done since its process started; for metrics. */
import type { Doorbell } from '../engine/model/doorbell.js';

export interface DoorbellCounts {
  /** Rings handed over, and rings that could not be (the sweep finds their rows). */
  rung: number;
  failed: number;
  /** Rings that reached this process, and those its handler threw at. */
  heard: number;
  handlerFailures: number;
  /** What was not a list of ids: put aside, never tried again. */
  malformed: number;
  /** Times the connection came back after it was lost. */
  reconnects: number;
}

export interface CountingDoorbell extends Doorbell {
  counts(): Readonly<DoorbellCounts>;
}

export const newCounts = (): DoorbellCounts => ({
  rung: 0,
  failed: 0,
  heard: 0,
  handlerFailures: 0,
  malformed: 0,
  reconnects: 0,
});
