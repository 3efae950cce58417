import {reducer} from '../state/reducer.ts';
import {pageRows, scrollBy} from '../state/scroll.ts';
import type {Action, Command, State} from '../state/state.ts';
import {helpLines} from './help.ts';
import {lookup, type Mode} from './keymap.ts';

/** Key presses by name that arrived together. */
export type Presses = {readonly type: 'keys'; readonly keys: readonly string[]};

/** More different keys at once than this come from a paste, not from fingers. */
const MOST_TYPED = 32;

export function modeOf(state: State): Mode {
	if (state.helpTop !== null) return 'help';
	if (state.screen === 'list' && state.list.isPrompting) return 'prompt';
	return state.screen;
}

/**
 * The program's reducer: an action, or keys in whatever mode the state is in when each of them is due. Keys are looked
 * up here and not where they arrive, because Ink delivers several before the next render: a view's idea of the mode may
 * be old.
 */
export function step(state: State, event: Action | Presses): State {
	if (event.type === 'keys') return press(state, event.keys);
	const next = reducer(state, event);
	const typedAhead =
		state.reader?.status === 'loading' && next.reader?.path === state.reader.path ? state.reader.typedAhead : [];
	return next.reader?.status !== 'loading' && typedAhead.length > 0 ? press(next, typedAhead) : next;
}

function press(state: State, keys: readonly string[]): State {
	const isPaste = keys.length > MOST_TYPED && new Set(keys).size > 2;
	let next = state.notice === null ? state : {...state, notice: null};
	for (let at = 0; at < keys.length; at++) {
		const key = keys[at] ?? '';
		const mode = modeOf(next);
		const command = lookup(mode, key);
		if (mode === 'prompt' && command === null) {
			const text = typedFrom(keys, at);
			at += text.length - 1;
			next = reducer(next, {type: 'prompt-text', text: text.join('')});
		} else if (command !== null && !(isPaste && mode !== 'prompt')) {
			next = isForLater(next, command) ? typeAhead(next, key) : perform(next, command);
		}
	}
	return next;
}

/** While an article is read, keys wait for it, but for those that lead away. */
function isForLater({reader, helpTop}: State, command: Command): boolean {
	return (
		reader?.status === 'loading' && helpTop === null && (command.type === 'move' || command.type === 'open-neighbour')
	);
}

function typeAhead(state: State, key: string): State {
	if (state.reader?.status !== 'loading') return state;
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

/** The run of characters from `at` on, at least one entry: a paste changes the query once. */
function typedFrom(keys: readonly string[], at: number): readonly string[] {
	const end = keys.findIndex((key, index) => index >= at && lookup('prompt', key) !== null);
	return keys.slice(at, end < 0 ? keys.length : end).map(asText);
}

const isNamed = (key: string): boolean => /^(?:[A-Z][a-z]+|S-Tab|PgUp|PgDn|Ctrl-.)$/.test(key);

const asText = (key: string): string => (key === 'Space' ? ' ' : isNamed(key) && key.length > 1 ? '' : key);
