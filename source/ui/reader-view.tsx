import {Box} from 'ink';
import type {Line} from '../render/line.ts';
import {wrapSpans} from '../render/wrap.ts';
import {columnOf, percentRead} from '../state/reader.ts';
import {footerRows, pageRows} from '../state/scroll.ts';
import type {OpenReader, State} from '../state/state.ts';
import {sanitizeField} from '../text/sanitize.ts';
import {hintsOf} from './hints.ts';
import {Rows} from './rows.tsx';
import {StatusBar} from './status-bar.tsx';

/** The page of an article, from its `top` line on. */
export function ReaderView({state}: {readonly state: State}) {
	const {size, settings, reader} = state;
	const {left} = columnOf(size, settings);
	const open = reader?.status === 'loading' ? reader.previous : reader?.status === 'open' ? reader : null;
	const lines = open === null ? messageLines(state) : open.body.lines.slice(open.top, open.top + pageRows(size));
	return (
		<Box flexDirection="column">
			<Rows lines={lines} height={pageRows(size)} left={left} />
			{footerRows(size) > 0 && (
				<StatusBar
					width={size.columns}
					height={footerRows(size)}
					text={whereLine(state, open)}
					side={open === null ? '' : `${percentRead(open, size)}%`}
					hints={state.notice === null ? hintsOf('reader', state) : []}
					ellipsis={settings.glyphs.ellipsis}
				/>
			)}
		</Box>
	);
}

function messageLines({reader, size, settings}: State): readonly Line[] {
	if (reader?.status !== 'failed') return [];
	const {width} = columnOf(size, settings);
	return [
		[],
		...wrapSpans([{text: sanitizeField(reader.message)}], width),
		...wrapSpans([{text: 'q goes back.', style: {tone: 'quiet'}}], width),
	];
}

/** The post's number in the list and its title. */
function whereLine({list, isSingle, notice}: State, open: OpenReader | null): Line {
	if (notice !== null) return [{text: notice, style: {italic: true}}];
	const number = isSingle ? '' : `${list.selected + 1}/${list.matches.length}  `;
	const title = open === null ? '' : sanitizeField(open.article.post.title);
	return [{text: number}, {text: title, style: {tone: 'quiet'}}];
}
