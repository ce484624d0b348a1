#!/usr/bin/env node
/** The beginning of every process of the program: what must hold before its files are loaded, then the command. */
import module from 'node:module';
import { compiledFolder } from '../program-files.js';

process.setSourceMapsEnabled(true);
// Node 22 keeps what it has compiled for the next start; 20 cannot. Where nothing can be written it goes without.
const { enableCompileCache } = module as { enableCompileCache?: (folder?: string) => unknown };
if (compiledFolder) enableCompileCache?.(process.env['NODE_COMPILE_CACHE'] ?? compiledFolder);
await import('./this-machine.js');
