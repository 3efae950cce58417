#!/usr/bin/env node
import process from 'node:process';
import {loadBuilt} from './loader.ts';

type Main = {readonly main: (argv: readonly string[]) => Promise<number>};

// Node would open a port for its debugger on this signal, which ends any other program.
process.once('SIGUSR1', () => process.kill(process.pid, 'SIGUSR1'));
// A file that may not grow any more (ulimit -f) is an error of the write then, and not the end of the program.
process.on('SIGXFSZ', () => {});
const {main} = loadBuilt(__dirname, 'main.js') as Main;
// A terminal's input stream would keep the process alive; printed output has been flushed by then.
main(process.argv.slice(2)).then(exitCode => process.exit(exitCode));
