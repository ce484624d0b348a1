/** Makes one report of several: `npx tsx test/faults/long/gather.ts OUT FOLDER…`, where each folder has a `report.json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Report, togetherAs, writeReport } from './report.js';

const [out = '', ...folders] = process.argv.slice(2);
const reports = folders.map((folder) => JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report);
const commands = new Set(reports.map(({ command }) => command.replace(/ --out \S+/, '')));
const whole = togetherAs([...commands].join('; '), reports);
console.log(
  `${whole.passed ? 'Passed' : 'Failed'}: ${writeReport({ ...whole, choice: { ...whole.choice, out } })}/report.md`,
);
