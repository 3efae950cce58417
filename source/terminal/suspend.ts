/**
 * Stops the program as ^Z does, its whole job with it (`npx` and a pipe's other end stop too), and resolves when it goes
 * on. Where there is no shell to go back to, the system ignores the stop, and it resolves after a moment.
 */
export function suspendJob(): Promise<void> {
	return new Promise(resolve => {
		const resume = () => {
			clearTimeout(timer);
			process.off('SIGCONT', resume);
			resolve();
		};
		// While the program is stopped, so is the clock of this timer's loop.
		const timer = setTimeout(resume, 200);
		process.once('SIGCONT', resume);
		process.kill(0, 'SIGTSTP');
	});
}
