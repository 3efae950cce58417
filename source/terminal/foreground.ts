import {readFileSync} from 'node:fs';

/**
 * Whether another job has the terminal: who writes its settings then is stopped (SIGTTOU). Where the system does not tell
 * it is taken for ours.
 */
export function isInBackground(): boolean {
	if (process.platform !== 'linux') return false;
	try {
		// proc_pid_stat(5): the name is in parentheses and may be anything; state, parent, group, session, terminal, its group.
		const stat = readFileSync('/proc/self/stat', 'latin1');
		const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return Number(foreground) > 0 && foreground !== group;
	} catch {
		return false;
	}
}
