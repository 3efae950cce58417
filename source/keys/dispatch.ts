import {reducer} from '../state/reducer.ts';
import {pageRows, scrollBy} from '../state/scroll.ts';
import type {Action, Command, State} from '../state/state.ts';
import {helpLines} from './help.ts';
import {isPrompt, lookup, type Mode} from './keymap.ts';

/** Key presses by name that arrived together; `isPaste` where they are known to be text. */
export type Presses = {readonly type: 'keys'; readonly keys: readonly string[]; readonly isPaste?: boolean};

/** More different keys at once than this come from a paste, not from fingers. */
const MOST_TYPED = 32;

export const isPasted = (keys: readonly string[]): boolean => keys.length > MOST_TYPED && new Set(keys).size > 2;

/** More keys than this are not kept for an article that is still being read. */
const MOST_AHEAD = 1000;

/** Where a key that is pressed now has its meaning. */
export function modeOf(state: State): Mode {
	if (state.helpTop !== null) return 'help';
	const {screen, list, reader} = state;
	if (screen === 'list') return list.prompt ?? 'list';
	if (reader?.status !== 'open') return 'reader';
	return reader.search?.isPrompting ? 'find' : (reader.panel?.kind ?? 'reader');
}

/**
 * The program's reducer: an action, or keys in whatever mode the state is in when each of them is due. Keys are looked
 * up here and not where they arrive, because Ink delivers several before the next render: a view's idea of the mode may
 * be old.
 */
export function step(state: State, event: Action | Presses): State {
	if (event.type === 'keys') return press(state, event);
	const next = reducer(state, event);
	const typedAhead =
		state.reader?.status === 'loading' && next.reader?.path === state.reader.path ? state.reader.typedAhead : [];
	// What was meant for an article is not for the sentence that says why there is none.
	if (next.reader?.status !== 'open' || typedAhead.length === 0) return next;
	// Nor for help that was opened since.
	return {...performAll({...next, helpTop: null}, typedAhead, false), helpTop: next.helpTop};
}

function press(state: State, {keys, isPaste = isPasted(keys)}: Presses): State {
	return performAll(state.notice === null ? state : {...state, notice: null}, keys, isPaste);
}

/** A paste is text where text is asked for, line ends within it too, and nothing elsewhere, but for a search by its `/`. */
function performAll(state: State, keys: readonly string[], isPaste: boolean): State {
	let next = state;
	for (let at = 0; at < keys.length; at++) {
		const key = keys[at] ?? '';
		const mode = modeOf(next);
		const isTyped = isPrompt(mode);
		const isText = isTyped && isPaste && isBlank(key) && at < keys.length - 1;
		const command = isText ? null : lookup(mode, key);
		if (isForLater(next, key, command)) {
			if (!isPaste || isSearchAhead(next)) next = typeAhead(next, key);
		} else if (isTyped && command === null) {
			const text = typedFrom(mode, keys.slice(at), isPaste);
			at += text.length - 1;
			// Other keys that have no meaning here change nothing.
			if (text.some(Boolean)) next = reducer(next, {type: 'prompt-text', text: text.join('')});
		} else if (command !== null && (isTyped || !isPaste || isMeant(command, at))) {
			next = perform(next, command);
		}
	}
	return next;
}

/** Amid a paste the keys for ending are; before one the key for a search is. */
const isMeant = (command: Command, at: number): boolean =>
	command.type === 'quit' ||
	(at === 0 && (command.type === 'find' || (command.type === 'prompt' && command.prompt === 'filter')));

const LEADS_AWAY: ReadonlySet<Command['type']> = new Set(['back', 'quit', 'suspend', 'repaint', 'toggle-help']);

/**
 * While an article is read, keys wait for it, those too that have a meaning only behind others; but not those that lead
 * away, except behind `/`, where they are text.
 */
function isForLater(state: State, key: string, command: Command | null): boolean {
	if (state.reader?.status !== 'loading' || state.helpTop !== null || key === 'Ctrl-C') return false;
	return isSearchAhead(state) || command === null || !LEADS_AWAY.has(command.type);
}

const isSearchAhead = ({reader}: State): boolean => reader?.status === 'loading' && reader.typedAhead.includes('/');

function typeAhead(state: State, key: string): State {
	if (state.reader?.status !== 'loading' || state.reader.typedAhead.length >= MOST_AHEAD) return state;
	return {...state, reader: {...state.reader, typedAhead: [...state.reader.typedAhead, key]}};
}

/** The help is made from the key table, which the reducer below knows nothing of: its scrolling happens here. */
function perform(state: State, command: Command): State {
	if (state.helpTop === null || command.type !== 'move') return reducer(state, command);
	const scroll = {
		top: state.helpTop,
		total: helpLines(state.size.columns, state.settings.glyphs, state.screen).length,
		rows: pageRows(state.size),
	};
	return {...state, helpTop: scrollBy(scroll, command.motion, command.direction)};
}

/** The run of characters that the keys begin with, at least one entry: a paste changes the query once. */
function typedFrom(mode: Mode, keys: readonly string[], isPaste: boolean): readonly string[] {
	const isEnd = (key: string, index: number) =>
		lookup(mode, key) !== null && !(isPaste && isBlank(key) && index < keys.length - 1);
	const end = keys.findIndex(isEnd);
	return keys.slice(0, end < 0 ? keys.length : end).map(key => (isPaste && isBlank(key) ? ' ' : asText(key)));
}

const isBlank = (key: string): boolean => key === 'Enter' || key === 'Tab';

const isNamed = (key: string): boolean => /^(?:[A-Z][a-z]+|S-Tab|PgUp|PgDn|Ctrl-.)$/.test(key);

const asText = (key: string): string => (key === 'Space' ? ' ' : isNamed(key) && key.length > 1 ? '' : key);
