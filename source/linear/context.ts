import type {ReadStream, WriteStream} from 'node:tty';
import type {Input} from '../input.ts';
import type {Options} from '../options.ts';
import type {ReadingState} from '../store/reading-state.ts';
import type {Talk} from './talk.ts';

/** What is shown in a terminal, whichever way. */
export type TerminalContext = {
	readonly input: Input;
	readonly options: Options;
	readonly locale: string;
	readonly reading: ReadingState;
	/** Where what is read of large folders is kept, or null. */
	readonly cacheFolder: string | null;
	readonly stdout: WriteStream;
	readonly keyboard: ReadStream;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly notice: string | null;
};

/** The same, once there is a conversation. */
export type Talking = TerminalContext & {readonly talk: Talk};

/** `back` to where one came from, or out of the program; `failed` where there was nothing to leave. */
export type Leaving = 'back' | 'quit' | 'failed';

export const plural = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`;
