import { parentPort, workerData } from 'node:worker_threads';
import { type BackupOrder, writeBackup } from './write-backup.js';

parentPort?.postMessage(await writeBackup(workerData as BackupOrder));
