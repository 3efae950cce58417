#!/usr/bin/env node
import process from 'node:process';

// React picks its build when it is first loaded; the development build is slower and keeps every measurement.
process.env.NODE_ENV = 'production';
const {main} = await import('./main.ts');
const exitCode = await main(process.argv.slice(2));
// A terminal's input stream would keep the process alive; printed output has been flushed by now.
process.exit(exitCode);
