import {constants} from 'node:os';

/** A signal that ends the program. */
export type FatalSignal = {readonly name: NodeJS.Signals; readonly exitCode: number};

/**
 * Signals that end a program which does not handle them. Not among them are SIGKILL and SIGSTOP, which nobody can handle;
 * SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP and SIGSYS: after a fault of its own Node would run into it again and again, for
 * ever, were they handled; SIGPIPE and SIGXFSZ, which are errors of a write (cli.ts); and those of real time, which it does
 * not know.
 */
const FATAL: readonly NodeJS.Signals[] = [
	...(['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGABRT', 'SIGALRM', 'SIGVTALRM', 'SIGXCPU'] as const),
	...(['SIGUSR2', 'SIGIO', 'SIGPWR', 'SIGSTKFLT'] as const),
	// Node itself opens a port for its debugger on this one.
	'SIGUSR1',
	// V8's profiler lives by it.
	...(process.execArgv.some(arg => arg.includes('prof')) ? [] : (['SIGPROF'] as const)),
];
const FATAL_ON_WINDOWS: readonly NodeJS.Signals[] = ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK'];

/** Those that there are here. */
export const fatalSignals: readonly NodeJS.Signals[] = (process.platform === 'win32' ? FATAL_ON_WINDOWS : FATAL).filter(
	name => constants.signals[name] !== undefined,
);

/** Calls back on each signal that ends the program; the exit code is 128 and the signal's number. */
export function onFatalSignal(handle: (signal: FatalSignal) => void): void {
	for (const name of fatalSignals) {
		process.removeAllListeners(name);
		process.on(name, () => handle({name, exitCode: 128 + constants.signals[name]}));
	}
}

/** Ends the process by a signal as if nobody handled it. Any thread may be the one that gets it, so this returns. */
export function endBy(name: NodeJS.Signals): void {
	process.removeAllListeners(name);
	process.kill(process.pid, name);
}
