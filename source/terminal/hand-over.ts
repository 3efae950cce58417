import {closeSync, openSync} from 'node:fs';
import {type Command, type Environment, nameOf, run} from './programs.ts';
import type {Stage} from './stage.ts';

/**
 * Lets a program have the terminal until it ends.
 * @returns null when all went well, else one line for people.
 */
export function handOver(stage: Pick<Stage, 'lend'>, command: Command, env: Environment): Promise<string | null> {
	return stage.lend(async tell => {
		const keyboard = openKeys();
		const ending = await run(command, {stdio: [keyboard, 'inherit', 'inherit'], env: {...env}}, tell);
		if (keyboard !== 0) closeSync(keyboard);
		const name = nameOf(command.file);
		if (ending === null) return `${name} could not be started`;
		if (ending.signal !== null) return `${name} was ended by ${ending.signal}`;
		return ending.code === 0 ? null : `${name} ended with exit code ${ending.code}`;
	});
}

/** The descriptor of a keyboard for the program: where a post is piped in, standard input is none. */
function openKeys(): number {
	if (process.stdin.isTTY) return 0;
	try {
		return openSync(process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r+');
	} catch {
		return 0;
	}
}
