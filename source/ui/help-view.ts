import {helpLines} from '../keys/help.ts';
import {clamp, footerRows, lastTop, pageRows} from '../state/scroll.ts';
import type {State} from '../state/state.ts';
import type {Frame} from './frame.ts';
import {hintsOf} from './hints.ts';
import {statusBar} from './status-bar.ts';

/** All keys, from the key table. */
export function helpFrame(state: State): Frame {
	const {size, settings} = state;
	const lines = helpLines(size.columns, settings.glyphs, state.screen);
	const rows = pageRows(size);
	const top = clamp(state.helpTop ?? 0, 0, lastTop(lines.length, rows));
	return [
		{lines: lines.slice(top, top + rows), height: rows},
		statusBar({
			width: size.columns,
			height: footerRows(size),
			text: [{text: 'Keys'}],
			side: lines.length > rows ? `${Math.min(100, Math.floor(((top + rows) * 100) / lines.length))}%` : '',
			hints: hintsOf('help', state).filter(({key}) => key !== '?' && (key !== 'Space' || top + rows < lines.length)),
			ellipsis: settings.glyphs.ellipsis,
		}),
	];
}
