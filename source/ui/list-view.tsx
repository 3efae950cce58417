import {Box} from 'ink';
import {layoutItem} from '../render/layout/list-item.ts';
import {wrapSpans} from '../render/layout/wrap.ts';
import type {Line} from '../render/line.ts';
import {hasGaps, itemOptions} from '../state/list.ts';
import {footerRows, headerRows, listRows} from '../state/scroll.ts';
import type {Settings, State} from '../state/state.ts';
import {sanitizeField} from '../text/sanitize.ts';
import {measure, truncate} from '../text/width.ts';
import {hintsOf} from './hints.ts';
import {Rows} from './rows.tsx';
import {cutLine, StatusBar} from './status-bar.tsx';

/** The list of posts, with a head and a bottom line where there is room. */
export function ListView({state}: {readonly state: State}) {
	const {size, settings} = state;
	const width = itemOptions(size, settings).width;
	const left = Math.floor((size.columns - width) / 2);
	return (
		<Box flexDirection="column">
			{headerRows(size) > 0 && <Rows lines={[headLine(state, width)]} height={headerRows(size)} left={left} />}
			<Rows lines={listLines(state)} height={listRows(size)} left={left} />
			{footerRows(size) > 0 && (
				<StatusBar
					width={width}
					left={left}
					height={footerRows(size)}
					{...whereLine(state)}
					hints={state.notice === null ? hintsOf(state.list.isPrompting ? 'prompt' : 'list', state) : []}
					ellipsis={settings.glyphs.ellipsis}
				/>
			)}
		</Box>
	);
}

function headLine({list, settings}: State, width: number): Line {
	const {ellipsis} = settings.glyphs;
	const count = list.posts.length === 1 ? '1 post' : `${list.posts.length} posts`;
	const orders = {newest: 'newest first', oldest: 'oldest first', title: 'by title'};
	const right = width < 60 ? count : `${count}, ${orders[settings.order]}`;
	const margin = width < 60 ? 1 : 2;
	const room = width - 2 * margin - measure(right) - 2;
	const name = cutLine(
		[
			{text: 'celeb-reader', style: {bold: true}},
			{text: `  ${sanitizeField(list.source)}`, style: {tone: 'quiet'}},
		],
		room,
		ellipsis,
	);
	const used = name.reduce((sum, span) => sum + measure(span.text), 0);
	const gap = ' '.repeat(Math.max(used > 0 ? 2 : 0, width - 2 * margin - used - measure(right)));
	return [
		{text: ' '.repeat(margin)},
		...name,
		{text: gap},
		{text: truncate(right, width - 2 * margin, ellipsis), style: {tone: 'quiet'}},
	];
}

/** The rows of the posts that are on the screen, or a calm sentence where there are none. */
function listLines(state: State): readonly Line[] {
	const {list, size, settings} = state;
	const options = itemOptions(size, settings);
	if (list.matches.length === 0) return emptyLines(state, options.width);
	const lines: Line[] = [];
	for (let at = list.top; lines.length < listRows(size); at++) {
		const post = list.matches[at];
		if (post === undefined) break;
		lines.push(...layoutItem(post, options, {isChosen: at === list.selected, isRead: state.reads.has(post.path)}));
		if (hasGaps(size)) lines.push([]);
	}
	return lines;
}

function emptyLines({list, settings}: State, width: number): Line[] {
	const {ellipsis} = settings.glyphs;
	const margin = width < 60 ? ' ' : '  ';
	const [text, advice] =
		list.progress !== null
			? [`Reading${ellipsis}`, '']
			: list.posts.length > 0
				? [`No post has ${quoteQuery(list.query, settings)} in its title or description.`, 'Esc clears the filter.']
				: ['There are no posts here.', 'Name a folder of Markdown files: celeb-reader FOLDER'];
	const rows = [
		...wrapSpans([{text}], width - 2 * margin.length),
		...wrapSpans([{text: advice, style: {tone: 'quiet'}}], width - 2 * margin.length),
	];
	return rows.map(line => [{text: margin}, ...line]);
}

const quoteQuery = (query: string, {glyphs}: Settings): string => glyphs.quotes.join(query.trim());

/** `3/120`, with the filter and what is still being read. */
function whereLine({list, notice, settings}: State): {readonly text: Line; readonly tail?: Line} {
	const {matches, posts, query, progress, isPrompting} = list;
	if (notice !== null) return {text: [{text: notice, style: {italic: true}}]};
	const at = matches.length === 0 ? '0' : String(list.selected + 1);
	const where = `${at}/${matches.length}`;
	const loading = progress !== null && progress.total > 0 ? `  reading ${progress.done} of ${progress.total}` : '';
	if (isPrompting) {
		return {
			text: [{text: `/${query}`}],
			tail: [
				{text: settings.glyphs.captionBar, style: {tone: 'accent'}},
				{text: `  ${matches.length} of ${posts.length}${loading}`, style: {tone: 'quiet'}},
			],
		};
	}
	const filter = query === '' ? '' : `  of ${posts.length}, filtered by ${quoteQuery(query, settings)}`;
	return {text: [{text: where}, {text: filter + loading, style: {tone: 'quiet'}}]};
}
