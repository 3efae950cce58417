const CONSOLE = ['debug', 'dir', 'error', 'info', 'log', 'trace', 'warn'] as const;

/**
 * From now on nobody writes but by the ways out that take `Output`: neither libraries by the console, nor Node, which writes
 * warnings and errors that nobody caught as they are, with whatever a file's name has put into them.
 * @param end is told of such an error, where nobody else listens for it.
 */
export function silenceOthers(end: (error: unknown) => void): void {
	for (const method of CONSOLE) console[method] = () => {};
	// As where both NO_COLOR and FORCE_COLOR are set.
	process.removeAllListeners('warning');
	process.on('uncaughtException', error => {
		if (process.listenerCount('uncaughtException') === 1) end(error);
	});
}
