/**
 * Stops the program as ^Z does, its whole job with it (`npx` and a pipe's other end stop too), and resolves when it goes
 * on. Where there is no shell to go back to, the system ignores the stop, and it resolves after a moment. Windows has no
 * jobs: there it does nothing.
 */
export async function suspendJob(): Promise<void> {
	if (process.platform === 'win32') return;
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
