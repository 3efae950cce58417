import type {State} from '../state/state.ts';
import {truncate} from '../text/width.ts';
import type {Frame} from './frame.ts';
import {helpFrame} from './help-view.ts';
import {listFrame} from './list-view.ts';
import {readerFrame} from './reader-view.ts';

/** The whole frame for a state: as many rows as the terminal has, none wider than it. */
export function frameOf(state: State): Frame {
	const {size, screen, reader, isSingle} = state;
	if (size.columns < 10 || size.rows < 3) return tinyFrame(state);
	if (state.helpTop !== null) return helpFrame(state);
	// While the article is read, the list stays: an empty page in between would flicker.
	const isWaiting = reader?.status === 'loading' && reader.previous === null && !isSingle;
	return screen === 'list' || isWaiting ? listFrame(state) : readerFrame(state);
}

/** No room for a page: one short line that says so. */
const tinyFrame = ({size}: State): Frame => [{lines: [[{text: truncate('too small', size.columns, '')}]], height: 1}];
