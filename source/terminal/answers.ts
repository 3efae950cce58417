import type {ReadStream} from 'node:tty';

// Colours and the like (OSC), names (DCS), kitty's pictures (APC), and the mouse in its old form, whose bytes are any.
const ANSWERS =
	/\u001B(?:\][^\u0007\u001B]*(?:\u0007|\u001B\\)|[PX^_][^\u0007\u001B]*\u001B\\|\[M[^\u001B][^\u001B][^\u001B])/g;

/** Typed text without what a terminal has put in between. */
export function withoutAnswers(text: string): string {
	return text.includes('\u001B') ? text.replace(ANSWERS, '') : text;
}

/**
 * Lets nobody who reads the keyboard see answers of the terminal. This program asks it nothing, but an editor that has
 * just ended has, and one that crashed left its modes on. Ink would take such an answer for keys, letter by letter.
 */
export function ignoreAnswers(keyboard: ReadStream): void {
	const read = keyboard.read.bind(keyboard);
	keyboard.read = size => {
		const chunk: unknown = read(size);
		return typeof chunk === 'string' ? withoutAnswers(chunk) : chunk;
	};
}
