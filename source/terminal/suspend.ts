/** Whom a stop is for: the whole job as on ^Z (`npx` and a pipe's other end stop too), or this process alone. */
export type Stopped = 'job' | 'process';

/**
 * Stops as SIGTSTP does where nobody handles it, and resolves when the program goes on. Where there is no shell to go
 * back to, the system ignores the stop, and it resolves after a moment. Windows has no jobs: there it does nothing.
 */
export async function stop(who: Stopped): Promise<void> {
	if (process.platform === 'win32') return;
	const handlers = process.listeners('SIGTSTP');
	process.removeAllListeners('SIGTSTP');
	await new Promise<void>(resolve => {
		const resume = () => {
			clearTimeout(timer);
			process.off('SIGCONT', resume);
			resolve();
		};
		// While the program is stopped, so is the clock of this timer's loop.
		const timer = setTimeout(resume, 200);
		process.once('SIGCONT', resume);
		process.kill(who === 'job' ? 0 : process.pid, 'SIGTSTP');
	});
	for (const handler of handlers) process.on('SIGTSTP', handler);
}
