import {endWithTerminal} from '../terminal/screen.ts';
import {type FatalSignal, onFatalSignal} from '../terminal/signals.ts';
import {readAloud} from './article.ts';
import type {TerminalContext} from './context.ts';
import {tellList} from './list.ts';
import {createTalk} from './talk.ts';

/**
 * The program as a conversation in lines, for screen readers and braille displays: nothing that was written changes, there are
 * no keys but those of a line, and what a thing is stands before it in words.
 * @returns the exit code.
 */
export async function runLinear(context: TerminalContext): Promise<number> {
	const {input, options, stdout, keyboard, reading, notice} = context;
	let exitCode = 0;
	const ended = new Promise<FatalSignal>(onFatalSignal);
	const talk = createTalk(stdout, keyboard, {measure: options.width, ended});
	const talking = {...context, talk};
	if (notice !== null) talk.say(notice);
	const told = async (): Promise<null> => {
		if (input.kind === 'list') await tellList(input, talking);
		else if ((await readAloud(input.kind === 'file' ? input.path : '', talking)) === 'failed') exitCode = 1;
		return null;
	};
	let signal: FatalSignal | null = null;
	try {
		signal = await Promise.race([told(), ended]);
	} finally {
		talk.end();
		await reading.settle();
	}
	endWithTerminal(stdout, signal);
	return signal?.exitCode ?? exitCode;
}
