import {type Binding, bindings, type Mode} from '../keys/keymap.ts';
import {countMatches} from '../state/find.ts';
import {contentsOf, linksOf} from '../state/panel.ts';
import {isAtEnd} from '../state/reader.ts';
import type {Command, State} from '../state/state.ts';
import type {Hint} from './status-bar.ts';

/** The hints of a mode, from the key table, without those that would do nothing now. On the first screen `q` quits. */
export function hintsOf(mode: Mode, state: State): readonly Hint[] {
	const isFirstScreen = mode === 'list' || (mode === 'reader' && isFirst(state));
	return bindings
		.filter(binding => binding.hint !== undefined && binding.modes.includes(mode) && isOfUse(binding, state))
		.sort((a, b) => weightOf(a) - weightOf(b))
		.map(({keys, hint = ''}) => {
			const key = keys[0] ?? '';
			return {key, word: key === 'q' && isFirstScreen ? 'quit' : hint};
		});
}

/** The last go last where there is little room: help and the way out, and before them to go on where one searches. */
function weightOf({command}: Binding): number {
	const type = typeof command === 'function' ? null : command.type;
	return type === 'toggle-help' || type === 'back' ? 2 : type === 'step-match' ? 1 : 0;
}

function isOfUse({command}: Binding, state: State): boolean {
	if (typeof command === 'function') return true;
	const {list} = state;
	switch (command.type) {
		case 'move':
		case 'find':
		case 'step-match':
		case 'show-panel':
			return isOfUseInReader(command, state);
		case 'open':
			return list.matches.length > 0;
		case 'prompt':
			return command.prompt === 'filter'
				? list.matches.length > 0 && list.query === ''
				: list.posts.length > 0 && list.query === '' && list.search === null;
		case 'clear-filter':
			return list.query !== '' || list.search !== null;
		default:
			return true;
	}
}

function isOfUseInReader(command: Command, {reader, helpTop, size}: State): boolean {
	if (helpTop !== null) return true;
	// While another article is read, the last one is still shown.
	const open = reader?.status === 'loading' ? reader.previous : reader;
	if (open?.status !== 'open' || open.panel !== null) return false;
	if (command.type === 'move') return !isAtEnd(open, size);
	if (command.type === 'step-match') return open.search !== null && countMatches(open.search) > 0;
	if (command.type !== 'show-panel') return true;
	return command.panel === 'links' ? linksOf(open).length > 0 : contentsOf(open).length > 1;
}

/** Whether going back leaves the program. */
export const isFirst = (state: State): boolean => state.isSingle && !hasTrail(state);

const hasTrail = ({reader}: State): boolean =>
	(reader?.status === 'open' || reader?.status === 'failed') && reader.trail.length > 0;
