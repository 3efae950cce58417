import type {Key} from 'ink';
import {graphemes} from '../text/width.ts';

/**
 * What Ink's `useInput` reports -> key names. Ink hands over everything that arrived at once as one input (`jjj` from a
 * held key over a slow line), so there is one name for every press in it. Names: a character as it is (`j`, `?`), or
 * `Enter` `Esc` `Tab` `S-Tab` `Space` `Backspace` `Up` `Down` `Left` `Right` `PgUp` `PgDn` `Home` `End` `Ctrl-D`.
 */
export function decodeKeys(input: string, key: Key): readonly string[] {
	const named = namedKey(key);
	if (named !== null) return [named];
	if (key.ctrl) return input.length === 1 ? [`Ctrl-${input.toUpperCase()}`] : [];
	if (key.meta || isReport(input)) return [];
	return graphemes(input).flatMap(decodeCharacter);
}

function namedKey(key: Key): string | null {
	if (key.upArrow) return 'Up';
	if (key.downArrow) return 'Down';
	if (key.leftArrow) return 'Left';
	if (key.rightArrow) return 'Right';
	if (key.pageUp) return 'PgUp';
	if (key.pageDown) return 'PgDn';
	if (key.home) return 'Home';
	if (key.end) return 'End';
	if (key.return) return 'Enter';
	if (key.escape) return 'Esc';
	if (key.tab) return key.shift ? 'S-Tab' : 'Tab';
	// The Backspace key sends DEL (0x7F) on most terminals, which Ink reports as delete.
	if (key.backspace || key.delete) return 'Backspace';
	return null;
}

/**
 * Reports of mouse, focus and paste from modes that another program left on, answers to what it asked (`[?62;c`), and keys
 * that have no name here (`[99~`): Ink passes them as text without their escape, each alone.
 */
function isReport(input: string): boolean {
	// Of a mouse also what was cut short on the way.
	return /^\[(?:[IO]|[<=>?]?\d[\d;:]*[ -/]*[A-Za-z~]|<[\d;]*[Mm]?)$/.test(input);
}

const CONTROLS: Readonly<Record<string, string>> = {
	'\r': 'Enter',
	'\n': 'Enter',
	'\r\n': 'Enter',
	'\t': 'Tab',
	' ': 'Space',
	'\u001B': 'Esc',
	'\u007F': 'Backspace',
	'\b': 'Backspace',
};

function decodeCharacter(cluster: string): readonly string[] {
	const control = CONTROLS[cluster];
	if (control !== undefined) return [control];
	const code = cluster.charCodeAt(0);
	if (code >= 1 && code <= 26) return [`Ctrl-${String.fromCharCode(code + 64)}`];
	return code < 32 ? [] : [cluster];
}
