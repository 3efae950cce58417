import {itemOptions} from '../state/list-rows.ts';
import {footerRows, headerRows, listRows} from '../state/scroll.ts';
import type {State} from '../state/state.ts';
import type {Frame} from './frame.ts';
import {hintsOf} from './hints.ts';
import {headLine} from './list-head.ts';
import {listLines} from './list-lines.ts';
import {searchSide, whereLine} from './list-where.ts';
import {statusBar} from './status-bar.ts';

/** The list of posts, with a head and a bottom line where there is room. */
export function listFrame(state: State): Frame {
	const {size, settings} = state;
	const width = itemOptions(size, settings).width;
	const left = Math.floor((size.columns - width) / 2);
	return [
		{lines: [headLine(state, width)], height: headerRows(size), left},
		{lines: listLines(state), height: listRows(size), left},
		statusBar({
			width,
			left,
			height: footerRows(size),
			...whereLine(state),
			side: searchSide(state),
			hints: state.notice === null ? hintsOf(state.list.prompt ?? 'list', state) : [],
			ellipsis: settings.glyphs.ellipsis,
		}),
	];
}
