import {parseDate} from '../source/posts/date.ts';
import {identify} from '../source/posts/identity.ts';
import type {ListMemory} from '../source/posts/marks.ts';
import type {Post} from '../source/posts/post.ts';
import type {Block} from '../source/render/block.ts';
import {unicodeGlyphs} from '../source/render/line.ts';
import {initialState, type Settings, type Size, type State} from '../source/state/state.ts';

type Sketch = Partial<Omit<Post, 'date'>> & {readonly day?: string | null};

/** A post with what a test is about; the rest is ordinary. */
export function makePost({day = '2020-10-11', ...fields}: Sketch = {}): Post {
	return {
		path: 'posts/one.md',
		identity: identify([fields.path ?? 'posts/one.md']),
		title: 'A title',
		description: 'What happened, in a sentence of some length that goes on for a while.',
		date: day === null ? null : parseDate(day),
		isExcerpt: false,
		dateSource: day === null ? null : 'front-matter',
		modifiedMs: 0,
		updated: null,
		image: null,
		authors: [],
		canonical: null,
		tags: [],
		categories: [],
		draft: false,
		words: 500,
		minutes: 2,
		problems: [],
		...fields,
	};
}

/** So many posts, the first the newest. */
export function makePosts(count: number): readonly Post[] {
	return Array.from({length: count}, (_, index) =>
		makePost({
			path: `posts/${String(index).padStart(6, '0')}.md`,
			title: `Post number ${index}`,
			day: new Date(Date.UTC(2024, 0, 1) - index * 86_400_000).toISOString().slice(0, 10),
		}),
	);
}

export const paragraph = (text: string): Block => ({kind: 'paragraph', spans: [{text}]});

export const settings: Settings = {
	measure: 72,
	glyphs: unicodeGlyphs,
	hasHyperlinks: false,
	locale: 'en',
	today: () => ({year: 2030, month: 1, day: 1}),
};

type Opening = {
	readonly size?: Size;
	readonly path?: string | null;
	readonly settings?: Partial<Settings>;
	readonly memory?: Partial<ListMemory>;
	readonly search?: string | null;
};

export function makeState(opening: Opening = {}): State {
	const {size = {columns: 80, rows: 24}, path = null, search = null} = opening;
	return initialState({
		size,
		settings: {...settings, ...opening.settings},
		source: 'posts',
		path,
		memory: {order: 'newest', tab: 'all', isCompact: false, chosen: null, ...opening.memory},
		search,
		notice: null,
	});
}
